import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { pageLimit } from '../domain/page.js';
import type { ApiContext } from './context.js';

/** Objects that one operation may show at most, as far as can be told beforehand. */
export const mostObjects = 50_000;
/** Selections looked at for that; fragments within fragments could be multiplied without end. */
const mostSteps = 200_000;
/** A list that is not paged: clocks, visits, addresses. */
const usualLength = 5;

export interface Asked {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Pages within pages multiply: a hundred tickets with a hundred events each are ten thousand objects. @throws GraphQLError */
export function checkCost(asked: Asked): void {
  const type = asked.schema.getRootType(asked.operation.operation);
  if (type) new Counter(asked).add(asked.operation.selectionSet, type.name, 1);
}

class Counter {
  readonly #asked: Asked;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  #objects = 0;
  #steps = 0;

  constructor(asked: Asked) {
    this.#asked = asked;
    const fragments = asked.document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((node) => [node.name.value, node]));
  }

  /** What is selected of a type that is shown so many times. */
  add({ selections }: SelectionSetNode, typeName: string, times: number): void {
    for (const selection of selections) {
      this.#steps += 1;
      if (this.#steps > mostSteps) throw tooMuch();
      if (selection.kind === Kind.FIELD) this.#addField(selection, typeName, times);
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        this.add(selection.selectionSet, selection.typeCondition?.name.value ?? typeName, times);
      } else {
        const fragment = this.#fragments.get(selection.name.value);
        if (fragment) this.add(fragment.selectionSet, fragment.typeCondition.name.value, times);
      }
    }
  }

  #addField(node: FieldNode, typeName: string, times: number): void {
    const parent = this.#asked.schema.getType(typeName);
    if (!isObjectType(parent) && !isInterfaceType(parent)) return;
    const field = parent.getFields()[node.name.value];
    if (!field || !node.selectionSet || !isCompositeType(getNamedType(field.type))) return;
    const shown = times * this.#lengthOf(node, field);
    this.#objects += shown;
    if (this.#objects > mostObjects) throw tooMuch();
    this.add(node.selectionSet, getNamedType(field.type).name, shown);
  }

  #lengthOf(node: FieldNode, field: GraphQLField<unknown, unknown>): number {
    const paged = field.args.find(({ name }) => name === 'first');
    if (paged) return this.#firstOf(node) ?? Number(paged.defaultValue);
    // The page around them has counted them already.
    if (node.name.value === 'nodes' || node.name.value === 'edges') return 1;
    return isListType(getNullableType(field.type)) ? usualLength : 1;
  }

  #firstOf(node: FieldNode): number | null {
    const value = node.arguments?.find(({ name }) => name.value === 'first')?.value;
    const given = value?.kind === Kind.VARIABLE ? this.#variable(value.name.value) : value;
    const size = typeof given === 'object' && given?.kind === Kind.INT ? Number(given.value) : given;
    // What is no size of a page is refused where it stands; here it must not outweigh the others.
    return typeof size === 'number' ? Math.min(Math.max(size, 1), pageLimit) : null;
  }

  #variable(name: string): number | ValueNode | null {
    const given = this.#asked.variables[name];
    if (typeof given === 'number') return given;
    const definitions = this.#asked.operation.variableDefinitions ?? [];
    return definitions.find(({ variable }) => variable.name.value === name)?.defaultValue ?? null;
  }
}

const tooMuch = () =>
  new GraphQLError(
    `This could show more than ${mostObjects} objects. Ask for smaller pages, or less in each.`,
    {
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } },
    },
  );

export const costLimit: ApolloServerPlugin<ApiContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, operation, request }) {
        if (operation) checkCost({ schema, document, operation, variables: request.variables ?? {} });
      },
    };
  },
};
