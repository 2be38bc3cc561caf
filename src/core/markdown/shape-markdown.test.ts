import { describe, expect, it } from 'vitest';

import { anchorIds, type MarkdownNode, shapeMarkdown, textOf } from './shape-markdown.ts';

const text = (value: string): MarkdownNode => ({ type: 'text', value });
const element = (
  tagName: string,
  children: MarkdownNode[],
  properties: Record<string, unknown> = {},
): MarkdownNode => ({ type: 'element', tagName, properties, children });
const root = (...children: MarkdownNode[]): MarkdownNode => ({ type: 'root', children });

function headingsOf(tree: MarkdownNode) {
  shapeMarkdown(tree);
  return (tree.children ?? []).map(({ tagName, properties }) => [tagName, properties?.['id']]);
}

describe('shapeMarkdown', () => {
  it('moves all headings below the heading of the page, where a document has a first-level one', () => {
    const tree = root(element('h1', [text('A')]), element('h2', [text('B')]), element('h6', [text('C')]));
    expect(headingsOf(tree)).toEqual([
      ['h2', 'user-content-a'],
      ['h3', 'user-content-b'],
      ['h6', 'user-content-c'],
    ]);
  });

  it('leaves the levels of a document that begins at the second one', () => {
    expect(headingsOf(root(element('h2', [text('B')]), element('h3', [text('C')])))).toEqual([
      ['h2', 'user-content-b'],
      ['h3', 'user-content-c'],
    ]);
  });

  it('names each anchor as GitHub does, and no two alike', () => {
    const tree = root(
      element('h2', [text('What it '), element('code', [text('gives')]), text('?')]),
      element('h2', [text('常见问题 FAQ')]),
      element('h2', [text('Limits')]),
      element('h2', [text('Limits')]),
    );
    expect(headingsOf(tree).map(([, id]) => id)).toEqual([
      'user-content-what-it-gives',
      'user-content-常见问题-faq',
      'user-content-limits',
      'user-content-limits-1',
    ]);
  });

  it('keeps the id that a heading has', () => {
    expect(headingsOf(root(element('h2', [text('Footnotes')], { id: 'footnote-label' })))).toEqual([
      ['h2', 'footnote-label'],
    ]);
  });

  it('gives an image in a link as its words, or its address, and leaves others', () => {
    const link = element('a', [element('img', [], { alt: 'Build', src: 'b.svg' })]);
    const bare = element('a', [element('em', [element('img', [], { src: 'c.svg' })])]);
    const image = element('img', [], { alt: 'Map', src: 'm.png' });
    const tree = root(link, bare, image);
    shapeMarkdown(tree);
    expect([textOf(link), textOf(bare), image.tagName]).toEqual(['Build', 'c.svg', 'img']);
  });
});

describe('anchorIds', () => {
  it('finds a heading as it is linked: escaped, in any case, or with the prefix of a footnote', () => {
    expect(anchorIds('#limits')).toContain('user-content-limits');
    expect(anchorIds('#Limits')).toContain('user-content-limits');
    expect(anchorIds('#%E9%99%90%E5%88%B6')).toContain('user-content-限制');
    expect(anchorIds('#user-content-fn-1')).toContain('user-content-fn-1');
  });

  it('leads to nothing else of the page, and takes what is badly escaped as it is', () => {
    expect(anchorIds('#parameters')).not.toContain('parameters');
    expect(anchorIds('#100%')).toContain('user-content-100%');
  });
});
