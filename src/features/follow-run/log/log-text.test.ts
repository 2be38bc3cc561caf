import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { toLogText } from './log-text.ts';

describe('the text of a log line', () => {
  it.each([
    ['keeps plain text', 'page 3 of 20 – 12 places', 'page 3 of 20 – 12 places'],
    ['drops colours', '\u001b[1;31mfailed\u001b[0m: retrying', 'failed: retrying'],
    ['drops true colours and cursor moves', '\u001b[38;2;1;2;3mred\u001b[2K\u001b[1Gx', 'redx'],
    [
      'drops titles and links of terminals',
      '\u001b]8;;https://evil.example\u0007here\u001b]8;;\u0007',
      'here',
    ],
    ['drops a title ended by a string terminator', '\u001b]0;title\u001b\\text', 'text'],
    ['drops a sequence that is cut off', 'text\u001b[', 'text'],
    ['keeps brackets that belong to the text', 'got [0] and [31m] items', 'got [0] and [31m] items'],
    ['keeps tabs and lines', 'a\tb\r\nc\rd', 'a\tb\nc\nd'],
    ['drops other control characters', 'a\u0000b\u0008c\u007fd\u009be', 'abcde'],
    ['drops marks that turn the text around', 'user\u202Egnp.exe\u202C', 'usergnp.exe'],
    ['keeps emoji and Chinese', '完成 ✅ 👩‍💻', '完成 ✅ 👩‍💻'],
    ['drops line breaks at the end', 'done\n\n', 'done'],
  ])('%s', (_, content, text) => {
    expect(toLogText(content)).toBe(text);
  });

  it('holds no control character but tabs and line breaks, whatever came', () => {
    const anyContent = fc.string({ unit: fc.oneof(fc.string({ unit: 'binary' }), fc.constant('\u001b[')) });
    fc.assert(
      fc.property(anyContent, (content) => {
        expect(toLogText(content).replace(/[\n\t]/g, '')).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});
