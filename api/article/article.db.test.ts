import { expect, test } from 'vitest';
import { useApi } from '../../test/support/api.js';
import { useDesk } from '../../test/support/desk.js';
import { startTalk } from '../../test/support/talk.js';

const home = useDesk({ articles: true });
const api = useApi(home);
const save = (input: object, as = 'manager@demo') =>
  api.ask(
    `mutation ($input: SaveArticleInput!) { saveArticle(input: $input) {
      article { id topic version title families changedBy { login } } } }`,
    { as, variables: { input } },
  );
const parking = {
  topic: 'parking',
  language: 'en',
  title: 'Where to park at the service centre',
  asks: ['where can I park', 'is there a car park'],
  body: 'In the yard behind the house, free for two hours.',
  families: [],
};

test('a manager writes an article, and the bot answers from it at once', async () => {
  const before = await startTalk(home, 'en');
  await before.play([['Where can I park my car?', 'confirm', /ticket/]]);
  const { data, refusal } = await save(parking);
  expect(refusal).toBeNull();
  expect(data.saveArticle.article).toMatchObject({ version: 1, changedBy: { login: 'manager@demo' } });
  const after = await startTalk(home, 'en');
  await after.play([['Where can I park my car?', null, /yard[\s\S]*Source: Where to park/]]);
});

test('changes its text, and not over the head of somebody else', async () => {
  const body = 'In the street.';
  const changed = await save({ ...parking, body, expectedVersion: 1 });
  expect(changed.data.saveArticle.article.version).toBe(2);
  expect((await save({ ...parking, expectedVersion: 1 })).refusal).toBe('CONFLICT');
  const { data } = await api.ask(
    '{ articles(language: "en", search: "park") { nodes { body } totalCount } }',
    {
      as: 'receptionist@demo',
    },
  );
  expect(data.articles).toEqual({ nodes: [{ body }], totalCount: 1 });
});

test('the same submission twice is one', async () => {
  const lockers = { topic: 'lockers', title: 'Lockers', asks: [], body: 'Beside the desk.' };
  const input = { ...parking, ...lockers, idempotencyKey: 'k1' };
  const [first, second] = [await save(input), await save(input)];
  expect(second.data).toEqual(first.data);
});

test('Chinese words find in both scripts, and pages go on', async () => {
  const found = async (search: string) => {
    const query = 'query ($s: String!) { articles(language: "zh-Hant", search: $s) { nodes { topic } } }';
    const { data } = await api.ask(query, { as: 'auditor@demo', variables: { s: search } });
    return data.articles.nodes.map(({ topic }: { topic: string }) => topic);
  };
  expect(await found('感光鼓')).toContain('print-quality');
  expect(await found('影印机 黑线')).toEqual(await found('影印機 黑線'));
  const page = async (after: string | null) =>
    (
      await api.ask(
        'query ($after: String) { articles(first: 40, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } totalCount } }',
        { as: 'manager@demo', variables: { after } },
      )
    ).data.articles;
  const ids = new Set<string>();
  let total = 0;
  for (let after: string | null = null, more = true; more; ) {
    const { nodes, pageInfo, totalCount } = await page(after);
    for (const { id } of nodes) ids.add(id);
    total = totalCount;
    after = pageInfo.endCursor;
    more = pageInfo.hasNextPage;
  }
  expect(ids.size).toBe(total);
});

test.each([
  [{ topic: 'No Such Topic' }, 'topic'],
  [{ language: 'fr' }, 'language'],
  [{ title: ' ' }, 'title'],
  [{ body: '' }, 'body'],
  [{ asks: Array.from({ length: 31 }, () => 'x') }, 'asks'],
  [{ families: [''] }, 'families'],
])('what is no article is refused by its field: %j', async (wrong, field) => {
  expect((await save({ ...parking, ...wrong })).refusal).toBe(`BAD_USER_INPUT ${field}`);
});

test('a removed article answers no more, and customers see none', async () => {
  const { data } = await save(parking);
  const { id } = data.saveArticle.article;
  const remove = (as: string) =>
    api.ask('mutation ($i: RemoveArticleInput!) { removeArticle(input: $i) { articleId } }', {
      as,
      variables: { i: { articleId: id } },
    });
  const { token } = await api.customer();
  const node = { variables: { id }, token };
  expect((await api.ask('query ($id: ID!) { node(id: $id) { id } }', node)).data).toEqual({ node: null });
  expect((await remove('supervisor@demo')).refusal).toBe('FORBIDDEN');
  expect((await remove('manager@demo')).data.removeArticle.articleId).toBe(id);
  expect((await remove('manager@demo')).refusal).toBe('NOT_FOUND');
  const talk = await startTalk(home, 'en');
  await talk.play([['Where can I park my car?', 'confirm', /ticket/]]);
});
