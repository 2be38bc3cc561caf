const EDITORS = [
  ['string', 'input'],
  ['integer', 'number'],
  ['boolean', 'switch'],
  ['string', 'textarea'],
  ['array', 'stringList'],
] as const;

/** A form of forty fields, in four sections, with titles in two languages. */
export const FORTY_FIELDS = {
  properties: Array.from({ length: 40 }, (_, index) => {
    const [type, editor] = EDITORS[index % EDITORS.length] ?? EDITORS[0];
    return {
      name: `field_${index + 1}`,
      title: `Query ${index + 1} | 关键词 ${index + 1}`,
      description: index % 3 === 0 ? 'What to look for. | 要查找的内容。' : '',
      type,
      editor,
      required: index % 7 === 0,
      ...(index % 10 === 0 && { sectionCaption: `Part ${index / 10 + 1} | 第 ${index / 10 + 1} 部分` }),
    };
  }),
};

const LONG =
  'A title that says much more than a title should, because its author wanted to explain it all at once, '
    .repeat(2)
    .slice(0, 200);

/** Titles of 200 characters, a word without a break, a description of many lines. */
export const LONG_TEXTS = {
  properties: [
    { name: 'a', title: LONG, type: 'string', editor: 'input', required: true, description: LONG.repeat(4) },
    {
      name: 'a_name_that_is_as_long_as_names_of_fields_may_ever_be_and_then_some',
      title: LONG,
      type: 'boolean',
      editor: 'switch',
    },
    {
      name: 'url',
      title: 'x'.repeat(200),
      type: 'string',
      editor: 'input',
      default: `https://example.com/${'y'.repeat(300)}`,
    },
    {
      name: 'choice',
      title: 'Choice',
      type: 'string',
      editor: 'select',
      default: 'long',
      options: [{ label: LONG, value: 'long' }],
    },
    {
      name: 'rows',
      title: LONG,
      type: 'array',
      editor: 'stringList',
      default: [LONG, LONG],
      description: LONG,
    },
  ],
};

/** All of Markdown that readmes use. */
export const README = `# Well described

Finds **places** and their *details*. See [Limits](#limits) and the [documentation](https://example.com/docs).

![A map with pins](https://example.com/map.png)

## What it gives

| field | type | example | meaning |
| --- | :---: | ---: | --- |
| \`title\` | text | Corner Slice | The name of the place, as it stands on the map |
| \`rating\` | number | 4.6 | From 1 to 5, left out where nobody has rated the place |
| \`opening_hours\` | object | { 7 } | Hours by day, in the time zone of the place itself |

## How to use it

1. Fill in **Search terms**.
2. Start with a small number:
   - it costs less,
   - it ends sooner.
3. Look at the results.

- [x] Works with every country
- [ ] Reads reviews

\`\`\`json
{ "keywords": ["coffee roasters"], "base_location": "New York, USA", "max_results": 20, "lang": "en", "a long line": "that goes on and on to the right" }
\`\`\`

## Limits

> At most 500 results for each term.

### 常见问题

没有结果时，请检查关键词和地点是否正确。~~旧版本~~ 详见 <https://example.com/faq>。

---

Made by somebody.[^1]

[^1]: Not by CoreClaw.
`;
