import { aColumn, aParameter } from './a-parameter.ts';
import type { Editor, Parameter } from '#core/form/parameter.ts';
import type { Json } from '#core/json/json.ts';

/** An editor, or another look that it has with many options. */
type Drawn = Editor | 'select of many' | 'select of several';

export type EditorCase = {
  /** How the field is known to assistive technology; a `group` is of controls that are known one by one. */
  readonly role: 'textbox' | 'combobox' | 'radiogroup' | 'group' | 'switch';
  readonly parameter: Partial<Parameter>;
  /** Two values of it. */
  readonly usual: Json;
  readonly other: Json;
  /** Keys that fill the empty field from where Tab enters it, and what they make of it. */
  readonly fill: { readonly keys: string; readonly sent: Json };
  /** A text pasted into the empty field where Tab enters it, and what it makes of it: nothing where nothing was chosen. */
  readonly paste: { readonly text: string; readonly then?: string; readonly sent: Json | undefined };
  /** Keys that empty a field with the usual value, from where Tab enters it; what a Worker needs may be `kept` under them. */
  readonly clear: { readonly keys: string; readonly required: 'emptied' | 'kept' };
  /** Keys that fill it wrongly, and what is said of it; undefined where nothing that can be put in is wrong. */
  readonly mistake: { readonly keys: string; readonly says: string } | undefined;
};

const options = ['one', 'two'].map((value) => ({ label: value, value }));
const numbers = [1, 2].map((value) => ({ label: `Choice ${value}`, value }));
const manyOptions = Array.from({ length: 40 }, (_, value) => ({ label: `Choice ${value}`, value }));

const emptyText = '{Control>}a{/Control}{Delete}';
const emptied = { keys: emptyText, required: 'emptied' } as const;

/** All that is tested of every editor. A new one does not compile until it is in here. */
const CASES: Record<Drawn, EditorCase> = {
  input: {
    role: 'textbox',
    parameter: {},
    usual: 'one',
    other: 'two',
    fill: { keys: 'one', sent: 'one' },
    paste: { text: 'one\ntwo\n', sent: 'one two' },
    clear: emptied,
    mistake: undefined,
  },
  textarea: {
    role: 'textbox',
    parameter: {},
    usual: 'one',
    other: 'two\nlines',
    fill: { keys: 'one{Enter}two', sent: 'one\ntwo' },
    paste: { text: 'one\n\n two', sent: 'one\n\n two' },
    clear: emptied,
    mistake: undefined,
  },
  number: {
    role: 'textbox',
    parameter: { type: 'integer' },
    usual: 0,
    other: 5,
    fill: { keys: '12', sent: 12 },
    paste: { text: '\t 12 \n', sent: 12 },
    clear: emptied,
    mistake: { keys: '1.5', says: 'Whole numbers only: 1 or 2?' },
  },
  select: {
    role: 'combobox',
    parameter: { options },
    usual: 'one',
    other: 'two',
    fill: { keys: 'tw', sent: 'two' },
    paste: { text: 'two', sent: undefined },
    clear: { keys: '{Home}', required: 'kept' },
    mistake: undefined,
  },
  'select of many': {
    role: 'combobox',
    parameter: { editor: 'select', type: 'integer', options: manyOptions },
    usual: 0,
    other: 5,
    fill: { keys: '33{Enter}', sent: 33 },
    paste: { text: 'oice 33\n', then: '{Enter}', sent: 33 },
    clear: { keys: emptyText, required: 'kept' },
    mistake: undefined,
  },
  'select of several': {
    role: 'combobox',
    parameter: { editor: 'select', type: 'array', multiple: true, options: manyOptions },
    usual: [0],
    other: [0, 5],
    fill: { keys: '33{Enter}12{Enter}', sent: [12, 33] },
    paste: { text: 'oice 33', then: '{Enter}', sent: [33] },
    clear: { keys: '{Shift>}{Tab}{/Shift}{Enter}', required: 'emptied' },
    mistake: undefined,
  },
  radio: {
    role: 'radiogroup',
    parameter: { type: 'integer', options: numbers },
    usual: 1,
    other: 2,
    fill: { keys: '{ArrowDown}', sent: 1 },
    paste: { text: 'two', sent: undefined },
    clear: { keys: '{ArrowUp}', required: 'kept' },
    mistake: undefined,
  },
  checkbox: {
    role: 'group',
    parameter: { type: 'array', multiple: true, options },
    usual: ['one'],
    other: ['one', 'two'],
    fill: { keys: '{Tab} {Shift>}{Tab}{/Shift} ', sent: ['one', 'two'] },
    paste: { text: 'two', sent: undefined },
    clear: { keys: ' ', required: 'emptied' },
    mistake: undefined,
  },
  switch: {
    role: 'switch',
    parameter: { type: 'boolean' },
    usual: false,
    other: true,
    fill: { keys: ' ', sent: true },
    paste: { text: 'true', sent: undefined },
    clear: { keys: '{Tab}{Enter}', required: 'kept' },
    mistake: undefined,
  },
  datepicker: {
    role: 'textbox',
    parameter: { dateFormat: { shown: 'DD/MM/YYYY', sent: 'YYYY-MM-DD' } },
    usual: '2026-01-31',
    other: '2026-02-28',
    fill: { keys: '28/02/2026', sent: '2026-02-28' },
    paste: { text: ' 28/02/2026\n', sent: '2026-02-28' },
    clear: emptied,
    mistake: { keys: '31/02/2026', says: 'Enter a real date as DD/MM/YYYY.' },
  },
  stringList: {
    role: 'group',
    parameter: { type: 'array' },
    usual: ['a'],
    other: ['a', 'b'],
    fill: { keys: 'one{Enter}two', sent: ['one', 'two'] },
    paste: { text: 'one\r\n two \n\nthree\n', sent: ['one', 'two', 'three'] },
    clear: emptied,
    mistake: undefined,
  },
  requestList: {
    role: 'group',
    parameter: { type: 'array', itemShape: { kind: 'object', key: 'url' } },
    usual: [{ url: 'https://a.example' }],
    other: [{ url: 'https://b.example' }],
    fill: { keys: 'http://a{Enter}http://b{Enter}', sent: [{ url: 'http://a' }, { url: 'http://b' }] },
    paste: {
      text: 'https://a.example\nhttps://b.example\n',
      sent: [{ url: 'https://a.example' }, { url: 'https://b.example' }],
    },
    clear: emptied,
    mistake: { keys: 'odd', says: 'Row 1: “odd” is not a web address (http:// or https://).' },
  },
  requestListSource: {
    role: 'group',
    parameter: {
      type: 'array',
      columns: [aColumn({ name: 'a' }), aColumn({ name: 'n', title: 'Count', type: 'integer' })],
    },
    usual: [{ a: 'x' }],
    other: [{ a: 'y', more: 1 }],
    fill: { keys: 'x{Tab}1{Enter}2', sent: [{ a: 'x', n: 1 }, { n: 2 }] },
    paste: {
      text: 'x\t1\ny\t"2"\n',
      sent: [
        { a: 'x', n: 1 },
        { a: 'y', n: 2 },
      ],
    },
    clear: emptied,
    mistake: { keys: 'x{Tab}y', says: 'Row 1, Count: “y” is not a number.' },
  },
  json: {
    role: 'textbox',
    parameter: { type: 'object' },
    usual: { a: [1] },
    other: { a: [] },
    fill: { keys: '{{"a":[[1]}', sent: { a: [1] } },
    paste: { text: '\n{\n\t"a": [1]\n}\n', sent: { a: [1] } },
    clear: emptied,
    mistake: { keys: '{{"a"', says: 'Line 1, column 5: the JSON ends too early.' },
  },
};

export type NamedCase = readonly [name: string, of: EditorCase & { readonly field: Parameter }];

/** Each case with the parameter of its field, `field`, called "My field". */
export const EDITOR_CASES: readonly NamedCase[] = Object.entries(CASES).map(([name, of]) => {
  const editor = name as Editor; // a key of the table; the other looks name their editor themselves
  return [name, { ...of, field: aParameter({ title: 'My field', editor, ...of.parameter }) }];
});
