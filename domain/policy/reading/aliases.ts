import { type Alias, isAlias, type Node, visit } from 'yaml';

/** What each `*alias` of the text stands for: the last value before it that bears the `&name`. */
export function aliasesOf(yaml: string, contents: Node | null): ReadonlyMap<Alias, Node> {
  const anchored = new Map<string, Node>();
  const aliased = new Map<Alias, Node>();
  if (!yaml.includes('*')) return aliased;
  // Looked up here in one walk; the library walks the whole text again for each alias.
  visit(contents, {
    Node: (_key, node) => {
      if (isAlias(node)) {
        const meant = anchored.get(node.source);
        if (meant) aliased.set(node, meant);
      } else if (node.anchor) anchored.set(node.anchor, node);
    },
  });
  return aliased;
}
