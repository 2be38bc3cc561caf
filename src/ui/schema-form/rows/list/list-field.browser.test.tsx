import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { aParameter } from '#test/a-parameter.ts';
import { valuesFromCustom } from '#core/form/build-custom.ts';
import { rowsOf } from '#core/form/rows.ts';
import { ANNOUNCE_AFTER } from '#ui/hooks/use-announced.ts';

import { paste, renderForm, typeAtOnce } from '#test/render-form.tsx';

const keywords = aParameter({ name: 'keywords', title: 'Search terms', type: 'array', editor: 'stringList' });
const urls = aParameter({
  name: 'urls',
  title: 'Map URLs',
  type: 'array',
  editor: 'requestList',
  itemShape: { kind: 'object', key: 'url' },
});

const row = (number: number, title = 'Search terms') =>
  page.getByRole('textbox', { name: `${title}, row ${number.toLocaleString('en')}`, exact: true });
const button = (name: string) => page.getByRole('button', { name, exact: true });

const tools = page.getByRole('toolbar', { name: 'Tools for Search terms' });

it('loses an empty row by Backspace, and moves between rows by the arrow keys', async () => {
  const { sent } = await renderForm([{ ...keywords, default: ['a', 'b'] }]);
  await userEvent.click(row(2));
  await userEvent.keyboard('{Enter}');
  await expect.element(row(3)).toHaveFocus();
  await userEvent.keyboard('{Backspace}');
  await expect.element(row(2)).toHaveFocus();
  await userEvent.keyboard('{ArrowUp}!');
  expect(sent()).toEqual({ keywords: ['a!', 'b'] });
});

it('makes one row of a spreadsheet’s cell of several lines, and leaves quotes around a line alone', async () => {
  const { sent } = await renderForm([keywords]);
  await userEvent.click(row(1));
  paste('one\n"two ""and""\nmore"\n"pizza near me"\n');
  await expect.element(row(3)).toHaveFocus();
  expect(sent()).toEqual({ keywords: ['one', 'two "and"\nmore', '"pizza near me"'] });
  // What is out of sight of it has a sign.
  await expect.element(page.getByText('↵')).toHaveAttribute('title', 'two "and"\nmore');
});

it('keeps what is typed into the row while a paste is read', async () => {
  const { sent } = await renderForm([keywords]);
  await userEvent.click(row(1));
  paste('b\nc');
  typeAtOnce(row(1), 'typed');
  await expect.element(row(3)).toHaveFocus();
  expect(sent()).toEqual({ keywords: ['typed', 'b', 'c'] });
});

it('says what a paste brought, and removes its duplicates with a way back', async () => {
  const { sent } = await renderForm([urls]);
  await userEvent.fill(row(1, 'Map URLs'), 'https://old.example');
  paste('https://a.example\n\nhttps://old.example\nhttps://a.example\n \nnowhere\nhttps://b.example\n');
  await expect.element(page.getByText('5 rows added')).toBeVisible();
  await expect.element(page.getByText('2 blank lines skipped')).toBeVisible();
  await expect.element(page.getByText('2 duplicates')).toBeVisible();
  await userEvent.click(button('Remove them'));
  await expect.element(page.getByText('2 rows removed')).toBeVisible();
  await expect.element(page.getByText('3 rows added')).toBeVisible();
  await expect.element(page.getByText('1 is not a URL')).toBeVisible();
  const list = page.getByText('4 items', { exact: true });
  await expect.element(list).toBeVisible();
  await userEvent.click(button('Undo'));
  await expect.element(page.getByText('6 items', { exact: true })).toBeVisible();
  await expect.element(page.getByText('1 is not a URL')).toBeVisible();
  await userEvent.click(button('Remove them'));
  await expect.element(list).toBeVisible();
  await userEvent.fill(row(3, 'Map URLs'), 'https://c.example');
  await expect.element(page.getByText('2 rows removed')).not.toBeInTheDocument();
  expect(sent()).toEqual({
    urls: [
      { url: 'https://old.example' },
      { url: 'https://a.example' },
      { url: 'https://c.example' },
      { url: 'https://b.example' },
    ],
  });
});

it('is replaced by a first paste of many lines while it holds the Worker’s examples, which can be kept too', async () => {
  const { sent } = await renderForm([{ ...keywords, default: ['pizza', 'ramen'] }]);
  await userEvent.click(row(1));
  paste('one\ntwo\npizza');
  await expect.element(page.getByText('Replaced the Worker’s examples (2)')).toBeVisible();
  await expect.element(row(3)).toHaveFocus();
  expect(sent()).toEqual({ keywords: ['one', 'two', 'pizza'] });
  await userEvent.click(button('Keep them too'));
  await expect.element(page.getByText('1 duplicate')).toBeVisible();
  expect(sent()).toEqual({ keywords: ['pizza', 'ramen', 'one', 'two', 'pizza'] });
  await userEvent.click(button('Undo'));
  await expect.poll(sent).toEqual({ keywords: ['pizza', 'ramen'] });
});

it('keeps its rows in a paste once one of them is one’s own', async () => {
  const { sent } = await renderForm([{ ...keywords, default: ['pizza', 'ramen'] }]);
  await userEvent.type(row(1), '!');
  paste('one\ntwo');
  await expect.poll(sent).toEqual({ keywords: ['pizza!', 'one', 'two', 'ramen'] });
});

it('puts a paste of many lines in place of what is selected', async () => {
  const { sent } = await renderForm([keywords]);
  await userEvent.fill(row(1), 'near the old town');
  const select = async (from: number, to: number) => {
    const input = (await row(1).findElement()) as HTMLInputElement;
    input.focus();
    input.setSelectionRange(from, to);
  };
  await select(9, 12);
  paste('new\n\nolder');
  await expect.poll(sent).toEqual({ keywords: ['near the new', 'older town'] });
  await expect.element(row(2)).toHaveFocus();
  await select(0, 'near the new'.length);
  paste('a\nb');
  await expect.poll(sent).toEqual({ keywords: ['a', 'b', 'older town'] });
});

it('takes a paste back', async () => {
  const { sent } = await renderForm([{ ...keywords, default: ['a'] }]);
  await userEvent.click(row(1));
  paste('b\nc');
  await userEvent.click(button('Undo'));
  expect(sent()).toEqual({ keywords: ['a'] });
});

it('shows and removes the rows of a paste that are no URLs, and no others', async () => {
  const { sent } = await renderForm([urls]);
  await userEvent.click(row(1, 'Map URLs'));
  paste('https://a.example\nnowhere\nneither\nhttps://b.example');
  await userEvent.click(button('Show them'));
  await expect.element(row(1, 'Map URLs')).not.toBeInTheDocument();
  await userEvent.fill(row(3, 'Map URLs'), 'https://mended.example');
  await userEvent.click(button('Remove these rows'));
  await expect.element(page.getByText('1 row removed')).toBeVisible();
  const left = ['https://a.example', 'https://mended.example', 'https://b.example'];
  expect(sent()).toEqual({ urls: left.map((url) => ({ url })) });
  await userEvent.click(button('Undo'));
  await expect.element(page.getByText('4 items', { exact: true })).toBeVisible();
});

it('adds https:// to the rows of a list that lack only that, parts lists of URLs, and takes it back', async () => {
  const { sent } = await renderForm([urls]);
  await userEvent.click(row(1, 'Map URLs'));
  paste('https://a.example\nwww.b.example/1\nnowhere\nhttps://c.example, d.example');
  await userEvent.click(button('Show them'));
  await userEvent.click(button('Add https://, split lists (2)'));
  await expect.element(page.getByText('2 rows corrected')).toBeVisible();
  await expect.element(row(3, 'Map URLs')).toHaveValue('nowhere');
  await expect.element(row(2, 'Map URLs')).not.toBeInTheDocument();
  await userEvent.click(button('Remove these rows'));
  const left = ['https://a.example', 'https://www.b.example/1', 'https://c.example', 'https://d.example'];
  await expect.poll(sent).toEqual({ urls: left.map((url) => ({ url })) });
  await userEvent.click(button('Undo'));
  await userEvent.click(button('Undo'));
  await expect.element(row(4, 'Map URLs')).toHaveValue('https://c.example, d.example');
});

it('never loses the line breaks of an item', async () => {
  const { sent } = await renderForm([{ ...keywords, default: ['one\ntwo', 'three'] }]);
  await expect.element(row(1)).toHaveValue('one\ntwo');
  await userEvent.click(row(1));
  await userEvent.keyboard('{Control>}{End}{/Control}!{Shift>}{Enter}{/Shift}more');
  expect(sent()).toEqual({ keywords: ['one\ntwo!\nmore', 'three'] });
  await userEvent.keyboard('{ArrowUp}');
  await expect.element(row(1)).toHaveFocus();
  await userEvent.keyboard('{Control>}{End}{/Control}{ArrowDown}');
  await expect.element(row(2)).toHaveFocus();
});

it('stays the same control while the last line break of an item is taken out', async () => {
  const { sent } = await renderForm([{ ...keywords, default: ['a\nb'] }]);
  await userEvent.click(row(1));
  await userEvent.keyboard('{Control>}{End}{/Control}{Backspace}{Backspace}cd');
  expect(sent()).toEqual({ keywords: ['acd'] });
});

it('pastes one line into the row itself', async () => {
  const { sent } = await renderForm([keywords]);
  await userEvent.click(row(1));
  paste('just this');
  await expect.element(page.getByText('1 item', { exact: true })).toBeVisible();
  expect(sent()).toEqual({ keywords: ['just this'] });
});

it('moves, doubles and removes the current row', async () => {
  const { sent } = await renderForm([{ ...keywords, default: ['a', 'b', 'c'] }]);
  await userEvent.click(row(1));
  await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
  expect(sent()).toEqual({ keywords: ['b', 'a', 'c'] });
  await userEvent.click(button('Move row 2 down'));
  expect(sent()).toEqual({ keywords: ['b', 'c', 'a'] });
  await userEvent.click(button('Duplicate row 3'));
  expect(sent()).toEqual({ keywords: ['b', 'c', 'a', 'a'] });
  await userEvent.click(page.getByRole('list').getByRole('button', { name: 'Remove row 1' }));
  await userEvent.click(row(1));
  await userEvent.click(tools.getByRole('button', { name: 'Remove row 1' }));
  expect(sent()).toEqual({ keywords: ['a', 'a'] });
});

it('has tools from its second row or its first focus on, as one stop of Tab with arrow keys in it', async () => {
  const { store } = await renderForm([
    { ...keywords, default: ['a'] },
    { ...urls, default: [] },
  ]);
  await expect.element(row(1)).toBeVisible();
  await expect.element(tools).not.toBeInTheDocument();
  store.getState().setEntry('keywords', { kind: 'rows', rows: rowsOf(['a', 'b']) });
  await expect.element(tools).toBeVisible();
  store.getState().undo();
  await expect.element(tools).not.toBeInTheDocument();

  await userEvent.click(row(1));
  await userEvent.tab();
  await expect.element(button('Add').first()).toHaveFocus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(button('Bulk edit').first()).toHaveFocus();
  await userEvent.tab();
  await expect.element(row(1, 'Map URLs')).toHaveFocus();
  // Nothing goes away from under a pointer that leaves the list.
  await expect.element(tools).toBeVisible();
  await userEvent.tab({ shift: true });
  await userEvent.tab({ shift: true });
  await expect.element(row(1)).toHaveFocus();
});

it('is cleared with a way back', async () => {
  const { sent } = await renderForm([{ ...keywords, default: ['a', 'b'] }]);
  await userEvent.click(button('Clear'));
  expect(sent()).toEqual({});
  await expect.element(page.getByText('Cleared 2 items.')).toBeVisible();
  const status = page.getByRole('status').filter({ hasText: 'Cleared' });
  await expect.element(status).toHaveTextContent('Cleared 2 items. Undo');
  (await button('Undo').findElement()).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(row(1)).toHaveFocus();
  expect(sent()).toEqual({ keywords: ['a', 'b'] });
});

it('is still reached by Tab once the row is gone that had the focus', async () => {
  const { store } = await renderForm([{ ...keywords, default: ['a'] }]);
  await userEvent.click(row(1));
  paste('b\nc');
  await expect.element(row(2)).toHaveFocus();
  store.getState().undo();
  await expect.element(row(2)).not.toBeInTheDocument();
  await userEvent.click(page.getByText('Search terms'));
  await userEvent.tab();
  await expect.element(row(1)).toHaveFocus();
});

it('is edited as text, one item per line', async () => {
  const { sent } = await renderForm([{ ...urls, default: [{ url: 'https://a.example', depth: 1 }] }]);
  await userEvent.click(row(1, 'Map URLs'));
  await userEvent.click(button('Bulk edit'));
  const lines = page.getByRole('textbox', { name: 'One item per line' });
  await expect.element(lines).toHaveValue('https://a.example');
  await userEvent.fill(lines, 'https://b.example\nhttps://a.example\n');
  await userEvent.click(button('Apply'));
  await expect.element(page.getByText('2 items')).toBeVisible();
  expect(sent()).toEqual({ urls: [{ url: 'https://b.example' }, { url: 'https://a.example', depth: 1 }] });
});

it('keeps what is typed into a row while its lines are read', async () => {
  const { sent } = await renderForm([{ ...keywords, default: ['a', 'b'] }]);
  await userEvent.click(button('Bulk edit'));
  await userEvent.fill(page.getByRole('textbox', { name: 'One item per line' }), 'first\na\nb');
  const apply = await button('Apply').findElement();
  apply.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  typeAtOnce(row(2), 'typed');
  await expect.element(page.getByText('3 items')).toBeVisible();
  expect(sent()).toEqual({ keywords: ['first', 'a', 'typed'] });
});

it('marks the rows that are no web addresses and shows only them', async () => {
  await renderForm([{ ...urls, required: true }, keywords]);
  await userEvent.click(row(1, 'Map URLs'));
  paste('https://a.example\nnowhere\nhttps://b.example');
  await expect.element(row(2, 'Map URLs')).toBeInvalid();
  await userEvent.click(button('1 invalid: show only these'));
  await expect.element(row(1, 'Map URLs')).not.toBeInTheDocument();
  await userEvent.click(row(2, 'Map URLs'));
  await expect.element(row(2, 'Map URLs')).toHaveFocus();
  await expect.element(row(2, 'Map URLs')).toBeInvalid();
  await userEvent.fill(row(2, 'Map URLs'), 'https://somewhere.example');
  await expect.element(row(2, 'Map URLs')).toBeValid();
  await userEvent.click(button('Show all'));
  await expect.element(row(1, 'Map URLs')).toBeVisible();
});

it('gives back by Ctrl+Z the invalid rows that were removed, and shows all rows again whatever is searched', async () => {
  const { sent } = await renderForm([urls]);
  await userEvent.click(row(1, 'Map URLs'));
  paste('https://a.example\nnowhere\nhttps://b.example\nneither');
  const searchFor = (text: string) =>
    userEvent.fill(page.getByRole('searchbox', { name: 'Search in Map URLs' }), text);
  await userEvent.click(button('2 invalid: show only these'));
  await searchFor('nothing like it');
  await expect.element(button('Remove these rows')).toBeDisabled();
  await userEvent.click(button('Show all'));
  await expect.element(row(1, 'Map URLs')).toBeVisible();
  await userEvent.click(button('2 invalid: show only these'));
  await userEvent.click(button('Remove these rows'));
  await expect.element(page.getByText('2 items', { exact: true })).toBeVisible();
  await expect.element(row(1, 'Map URLs')).toHaveFocus();
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(row(4, 'Map URLs')).toHaveValue('neither');
  (document.activeElement as HTMLElement).blur();
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.poll(sent).toEqual({});
});

it('ends showing only invalid rows with the last of them, and by an undo that leaves none', async () => {
  await renderForm([urls]);
  await userEvent.click(row(1, 'Map URLs'));
  paste('https://a.example\nnowhere');
  await userEvent.click(button('1 invalid: show only these'));
  await userEvent.fill(row(2, 'Map URLs'), 'https://b.example');
  await expect.element(row(1, 'Map URLs')).not.toBeInTheDocument();
  await userEvent.click(page.getByRole('button', { name: 'Elsewhere' }));
  await expect.element(row(1, 'Map URLs')).toBeVisible();
  await userEvent.click(row(2, 'Map URLs'));
  paste('neither\nnor');
  await userEvent.click(button('2 invalid: show only these'));
  await userEvent.click(button('Undo'));
  await expect.element(row(1, 'Map URLs')).toBeVisible();
  await expect.element(row(2, 'Map URLs')).toHaveValue('https://b.example');
});

it('shows only the invalid rows from the first of them on, however far it was scrolled', async () => {
  await renderForm([urls]);
  await userEvent.click(row(1, 'Map URLs'));
  paste(
    Array.from({ length: 90 }, (_, at) => (at % 3 === 0 ? 'nowhere' : `https://${at}.example`)).join('\n'),
  );
  await expect.element(row(90, 'Map URLs')).toBeInViewport();
  await userEvent.click(button('30 invalid: show only these'));
  await expect.element(row(1, 'Map URLs')).toBeInViewport();
});

it('says how many rows are invalid where that moves no row, and not at every key', async () => {
  await renderForm([{ ...urls, default: [{ url: 'https://a.example' }, { url: 'https://b.example' }] }]);
  const top = async () => (await row(1, 'Map URLs').findElement()).getBoundingClientRect().top;
  const before = await top();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await userEvent.type(row(1, 'Map URLs'), ' and');
  await expect.element(row(1, 'Map URLs')).toHaveValue('https://a.example and');
  const count = button('1 invalid: show only these');
  await expect.element(count).not.toBeInTheDocument();
  await expect
    .poll(() => {
      vi.advanceTimersByTime(ANNOUNCE_AFTER);
      return count.query();
    })
    .toBeVisible();
  expect(await top()).toBe(before);
});

it('takes none for the current row that is not shown, and goes on to the next that is', async () => {
  const { sent } = await renderForm([urls]);
  await userEvent.click(row(1, 'Map URLs'));
  paste('https://a.example\nhttps://b.example\nnowhere\nhttps://c.example\nneither');
  await userEvent.click(row(1, 'Map URLs'));
  await userEvent.click(button('2 invalid: show only these'));
  const urlTools = page.getByRole('toolbar', { name: 'Tools for Map URLs' });
  const rowTool = urlTools.getByRole('button', { name: / row / });
  await expect.element(rowTool).not.toBeInTheDocument();
  await userEvent.click(row(3, 'Map URLs'));
  await userEvent.click(urlTools.getByRole('button', { name: 'Remove row 3' }));
  await expect.element(row(4, 'Map URLs')).toHaveFocus();
  await expect.element(row(4, 'Map URLs')).toHaveValue('neither');
  await userEvent.click(urlTools.getByRole('button', { name: 'Remove row 4' }));
  await expect.element(row(1, 'Map URLs')).toBeVisible();
  await expect.element(rowTool).not.toBeInTheDocument();
  expect(sent()).toEqual({ urls: ['a', 'b', 'c'].map((name) => ({ url: `https://${name}.example` })) });
});

it('searches once there are many rows, and edits the row that it finds', async () => {
  const items = Array.from({ length: 40 }, (_, index) => `term ${index}`);
  const { sent } = await renderForm([{ ...keywords, default: items }]);
  await userEvent.click(row(2));
  await userEvent.fill(page.getByRole('searchbox', { name: 'Search in Search terms' }), 'term 33');
  await expect.element(page.getByText('1 of 40 items')).toBeVisible();
  await userEvent.tab();
  await expect.element(row(34)).toHaveFocus();
  await userEvent.fill(row(34), 'found');
  expect(sent()).toEqual({ keywords: items.with(33, 'found') });
});

const aText = { kind: 'value', value: 'just text' } as const;

it('says what a value holds that is no list, and makes it one row', async () => {
  const { sent } = await renderForm([keywords], {
    values: { entries: new Map([['keywords', aText]]), extras: new Map() },
  });
  await expect.element(page.getByText('This is not a list: just text')).toBeVisible();
  await expect.element(row(1)).not.toBeInTheDocument();
  await expect.element(tools).not.toBeInTheDocument();
  expect(sent()).toEqual({});
  await userEvent.click(button('Make it one row'));
  await expect.element(row(1)).toHaveValue('just text');
  await expect.element(tools).toBeVisible();
  expect(sent()).toEqual({ keywords: ['just text'] });
});

it('offers no way back over a value that is no list', async () => {
  const { store } = await renderForm([{ ...keywords, default: ['a', 'b'] }]);
  await userEvent.click(button('Clear'));
  await expect.element(button('Undo')).toBeVisible();
  store.getState().setEntry('keywords', { kind: 'value', value: 'just text' });
  await expect.element(page.getByText('This is not a list: just text')).toBeVisible();
  await expect.element(button('Undo')).not.toBeInTheDocument();
});

it('takes no file over a value that is no list', async () => {
  const values = { entries: new Map([['keywords', aText]]), extras: new Map() };
  await renderForm([keywords], { values });
  const data = new DataTransfer();
  data.items.add(new File(['a'], 'a.txt', { type: 'text/plain' }));
  const dropped = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
  await expect.element(button('Make it one row')).toBeVisible();
  button('Make it one row').element().dispatchEvent(dropped);
  expect(dropped.defaultPrevented).toBe(false);
});

it('shows null as a list without items', async () => {
  const values = {
    entries: new Map([['keywords', { kind: 'value', value: null } as const]]),
    extras: new Map(),
  };
  const { sent } = await renderForm([keywords], { values });
  await expect.element(row(1)).toHaveValue('');
  await expect.element(page.getByText('This is not a list')).not.toBeInTheDocument();
  await userEvent.fill(row(1), 'a');
  expect(sent()).toEqual({ keywords: ['a'] });
});

it('makes objects of items that came as plain text, once that is asked for', async () => {
  const values = {
    entries: new Map([
      ['urls', { kind: 'rows', rows: rowsOf(['https://a.example', { url: 'https://b.example' }]) }],
    ] as const),
    extras: new Map(),
  };
  const { sent, store } = await renderForm([urls], { values, showProblems: true });
  await expect.element(page.getByText(/cannot mix plain items with objects/).first()).toBeVisible();
  expect(sent()).toEqual({});
  await expect.element(page.getByRole('button', { name: /invalid/ })).not.toBeInTheDocument();
  await userEvent.click(button('Convert them'));
  await expect.element(row(1, 'Map URLs')).toHaveValue('https://a.example');
  await expect.element(button('Convert them')).not.toBeInTheDocument();
  expect(sent()).toEqual({ urls: [{ url: 'https://a.example' }, { url: 'https://b.example' }] });
  store.getState().undo();
  await expect.element(button('Convert them')).toBeVisible();
});

it('takes what is typed into a list of numbers for a number, and says where it is none', async () => {
  const numbers = { ...keywords, itemShape: { kind: 'number' }, default: [1, 2] } as const;
  const { sent } = await renderForm([numbers], { showProblems: true });
  await userEvent.click(row(2));
  await userEvent.keyboard('{Enter}3.50');
  await expect.element(row(3)).toHaveValue('3.50');
  expect(sent()).toEqual({ keywords: [1, 2, 3.5] });
  await userEvent.fill(row(3), 'three');
  await expect.element(row(3)).toBeInvalid();
  expect(sent()).toEqual({});
});

it('says of an item whose text is cleared what else it holds, and sends it once it is filled', async () => {
  const byKeyword = { kind: 'object', key: 'keyword' } as const;
  const items = [
    { keyword: 'a', country: 'US' },
    { keyword: 'b', country: 'US' },
  ];
  const { sent } = await renderForm([{ ...keywords, itemShape: byKeyword, default: items }]);
  await userEvent.clear(row(2));
  await expect
    .element(row(2))
    .toHaveAttribute('placeholder', 'No text, but it holds {"keyword":null,"country":"US"}');
  await userEvent.click(row(1));
  await expect
    .element(row(2))
    .toHaveAttribute(
      'placeholder',
      'No text, but it holds { "keyword": null, "country": "US" }. Fill it in or remove the row.',
    );
  await expect.element(row(2)).toBeInvalid();
  expect(sent()).toEqual({});
  await userEvent.fill(row(2), ' ');
  await expect.element(row(2)).toHaveValue(' ');
  expect(sent()).toEqual({});
  await userEvent.fill(row(2), 'c');
  expect(sent()).toEqual({ keywords: [items[0], { keyword: 'c', country: 'US' }] });
});

it('sends an item that came without text, says what it holds, and keeps it beside what is pasted there', async () => {
  const byKeyword = { kind: 'object', key: 'keyword' } as const;
  const item = { keyword: '', country: 'US' };
  const parameter = { ...keywords, itemShape: byKeyword };
  const { sent } = await renderForm([parameter], {
    values: valuesFromCustom([parameter], { keywords: [item] }),
  });
  await expect
    .element(row(1))
    .toHaveAttribute('placeholder', 'No text, but it holds {"keyword":"","country":"US"}');
  expect(sent()).toEqual({ keywords: [item] });
  await userEvent.click(row(1));
  paste('a\nb');
  await expect.element(row(3)).toHaveValue('b');
  expect(sent()).toEqual({ keywords: [item, { keyword: 'a' }, { keyword: 'b' }] });
});

it('keeps what was typed in bulk until it is applied or discarded', async () => {
  const { sent } = await renderForm([{ ...keywords, default: ['a'] }]);
  await userEvent.click(row(1));
  await userEvent.click(button('Bulk edit'));
  const lines = page.getByRole('textbox', { name: 'One item per line' });
  await userEvent.fill(lines, 'a\nb');
  page
    .getByRole('dialog')
    .element()
    .dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('alert')).toHaveTextContent('not applied yet');
  await userEvent.keyboard('{Escape}{Escape}');
  await expect.element(lines).toHaveValue('a\nb');
  await expect.element(lines).toBeVisible();
  await userEvent.click(button('Discard it'));
  await expect.element(lines).not.toBeInTheDocument();
  expect(sent()).toEqual({ keywords: ['a'] });
});

it('goes on in bulk where the question came, also in a text of very many lines', async () => {
  const many = Array.from({ length: 20_000 }, (_, index) => `item ${index}`);
  await renderForm([
    { ...keywords, default: ['a'] },
    { ...keywords, name: 'many', title: 'Many', default: many },
  ]);
  const lines = page.getByRole('dialog').getByRole('textbox', { name: 'One item per line' });
  await userEvent.click(row(1));
  for (const edit of [button('Bulk edit').first(), button('Bulk edit').last()]) {
    await userEvent.click(edit);
    await userEvent.click(lines);
    await userEvent.keyboard('b{Escape}');
    await userEvent.click(button('Keep editing'));
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
    // In a shadow root the page's active element is another.
    expect(lines.element().matches(':focus')).toBe(true);
    await userEvent.keyboard('{Escape}');
    await userEvent.click(button('Discard it'));
  }
});

it('shows an item of another shape as it is', async () => {
  await renderForm([{ ...keywords, default: ['a', { odd: true }] }]);
  await expect.element(row(2)).toHaveValue('{"odd":true}');
  await expect.element(row(2)).toHaveAttribute('readonly');
});

it('keeps the focus in a row that is scrolled away', async () => {
  await renderForm([{ ...keywords, default: Array.from({ length: 5_000 }, (_, index) => `term ${index}`) }]);
  await userEvent.click(row(2));
  const scroller = document.querySelector('[role="list"]')?.parentElement;
  scroller?.scrollTo({ top: 100_000 });
  await expect.element(row(3_130)).toBeInTheDocument();
  await expect.element(row(2)).toHaveFocus();
  await userEvent.keyboard('!');
  await expect.element(row(2)).toHaveValue('term 1!');
});

it('shows what is found wherever it was scrolled to, and the first rows of a list that comes anew', async () => {
  await renderForm([{ ...keywords, default: Array.from({ length: 500 }, (_, index) => `term ${index}`) }]);
  const scroll = () => document.querySelector('[role="list"]')?.parentElement?.scrollTo({ top: 10_000 });
  scroll();
  await expect.element(row(315)).toBeInViewport();
  await userEvent.fill(page.getByRole('searchbox', { name: 'Search in Search terms' }), 'term 4');
  await expect.element(row(500)).toBeInViewport();
  await userEvent.fill(page.getByRole('searchbox', { name: 'Search in Search terms' }), '');
  scroll();
  await expect.element(row(315)).toBeInViewport();
  await userEvent.click(button('Clear'));
  await userEvent.click(button('Undo'));
  await expect.element(row(1)).toBeInViewport();
});

it('takes 100,000 pasted lines, draws a few of them, and edits the last as fast as the first', async () => {
  await renderForm([urls]);
  await userEvent.click(row(1, 'Map URLs'));
  const text = Array.from({ length: 100_000 }, (_, index) => `https://a.example/${index}`).join('\n');
  paste(text);
  await expect.element(page.getByText('100,000 items', { exact: true })).toBeVisible();
  await expect.element(row(100_000, 'Map URLs')).toHaveFocus();
  expect(document.querySelectorAll('*').length).toBeLessThan(600);
  await userEvent.keyboard('x');
  await expect.element(row(100_000, 'Map URLs')).toHaveValue('https://a.example/99999x');
});

it('edits so many items as text that the browser’s own field could not take them', async () => {
  const many = Array.from({ length: 20_000 }, (_, index) => `item ${index}`);
  const { sent } = await renderForm([{ ...keywords, default: many }]);
  await userEvent.click(button('Bulk edit'));
  const text = page.getByRole('dialog').getByRole('textbox', { name: 'One item per line' });
  await userEvent.click(text);
  await userEvent.keyboard('{Control>}{Home}{/Control}first{Enter}');
  await expect.element(page.getByText('20,001 items')).toBeVisible();
  await userEvent.click(button('Apply'));
  await expect.poll(sent).toEqual({ keywords: ['first', ...many] });
});

it('gives the focus back to Full screen when Escape leaves it', async () => {
  await renderForm([{ ...keywords, default: ['a', 'b'] }]);
  await userEvent.click(row(1));
  button('Full screen').element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(button('Done')).toBeVisible();
  await userEvent.click(row(2));
  await userEvent.keyboard('{Escape}');
  await expect.element(button('Full screen')).toHaveFocus();
});
