import { it } from 'vitest';

import { readDescriptor } from './descriptor/read-descriptor.ts';
import { convertDate, readDate } from './form/reading/date-text.ts';
import { isUrl } from './is-url.ts';
import { readNumberText } from './form/reading/read-number-text.ts';
import { plainText } from './find/plain-text.ts';
import { readInput } from './import/read-input.ts';
import type { Json } from './json/json.ts';
import { parseJson } from './json/parse.ts';
import { anchorIds } from './markdown/shape-markdown.ts';
import { decodePresetFile } from './preset/preset.ts';
import { linkExpiry } from './results/values/link-expiry.ts';
import { readSubtaskProgress } from './results/subtask-progress.ts';
import { decodeLink } from './link/link-codec.ts';
import { readQueryLink } from './link/query/query-link.ts';
import { parseWorkerRef, parseWorkerSlug } from './ids/worker-ref.ts';

const DESCRIPTOR = readDescriptor({ properties: [{ name: 'a', type: 'string' }] });
const described = (property: Json) => readDescriptor({ properties: [property] });
const optionsOf = (text: string) =>
  Array.from({ length: Math.ceil(text.length / 100) }, (_, at) => ({
    label: text.slice(0, 5),
    value: { long: text.slice(0, 90), at },
  }));

/** Everything that reads text which a stranger may have written: a Worker's author, a link, a file, an answer of the platform. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'a title': (title) => described({ name: 'a', title }),
  'a date format': (format) => described({ name: 'a', editor: 'datepicker', format, valueFormat: format }),
  'a default that is a date': (text) => described({ name: 'a', editor: 'datepicker', default: text }),
  'a default that is a number': (text) => described({ name: 'a', type: 'number', default: text }),
  'a default that is JSON': (text) => described({ name: 'a', type: 'object', editor: 'json', default: text }),
  'object options, and as many of them chosen': (text) => {
    const options = optionsOf(text);
    const chosen = options.map(({ value }) => value);
    return described({ name: 'a', type: 'array', editor: 'checkbox', options, default: chosen });
  },
  'the name of a property': (name) => described({ name }),
  'an editor and a type': (text) => described({ name: 'a', editor: text, type: text }),
  'a date': (text) => convertDate(text, 'YYYY-MM-DD', 'DD/MM/YYYY'),
  'a typed date': (text) => readDate(text, 'DD/MM/YYYY HH:mm', 'YYYY-MM-DD'),
  'a number': (text) => readNumberText(text, 'integer'),
  'a URL': isUrl,
  'a name to be found': plainText,
  'a text to import': readInput,
  'an input to import': (text) => readInput(`{"a": ${JSON.stringify(text)}}`),
  JSON: parseJson,
  'the anchor of a readme': anchorIds,
  'a file of presets': decodePresetFile,
  'a signed address': (text) => linkExpiry(`https://files.example.com/?X-Amz-Date=${text}&se=${text}`),
  'a log': (content) => readSubtaskProgress([{ level: 'info', group: content, content }]),
  'a link': decodeLink,
  'the query of a link': (text) => readQueryLink(`?a=${text}&system.memory=${text}`, DESCRIPTOR),
  'the name of a Worker': parseWorkerRef,
  'the slug of a Worker': parseWorkerSlug,
};

const PIECES = [
  ...Array.from('aYMDd0. \n\t"\'`\\^%$({[</|&,;:-_@#!?=+*~'),
  ...['[]', '[a', '![a](', '%41', '%Y', "''", '""', '^"', '\\"', '$(', '${', '{"a":', '[{', '0 ', '1e', '-1'],
  ...[
    'https://',
    'a=b&',
    'task 1/',
    'split into ',
    'curl ',
    '-d ',
    '拉',
    '\u202e',
    '\ud800',
    'YYYY-',
    "'T'",
    '0.0',
  ],
];

/** Characters. What takes time by the square of the length takes minutes for so many, and the test times out. */
const LENGTH = 300_000;

it.each(Object.entries(READERS))('%s of hundreds of thousands of characters is read in time', (_, read) => {
  for (const piece of PIECES) read(piece.repeat(LENGTH / piece.length));
});
