import { isJsonArray, isJsonObject, type Json } from './json.ts';

/** JSON as people read it here: indented by two spaces. */
export function writeJson(value: Json): string {
  return JSON.stringify(value, null, 2);
}

/** What `jsonPreview` has written so far, and how much it may still write. */
type Page = { readonly parts: string[]; left: number };

/** The first `limit` UTF-16 units of `writeJson(value)`, written without building the rest. */
export function jsonPreview(
  value: Json,
  limit: number,
): { readonly text: string; readonly truncated: boolean } {
  const page: Page = { parts: [], left: limit + 1 };
  write(page, value, '\n');
  const text = page.parts.join('');
  return text.length > limit ? { text: text.slice(0, limit), truncated: true } : { text, truncated: false };
}

function write(page: Page, value: Json, lineBreak: string): void {
  if (typeof value === 'string') put(page, quoted(value, page.left));
  else if (isJsonArray(value)) writeArray(page, value, lineBreak);
  else if (isJsonObject(value)) writeMembers(page, Object.entries(value), lineBreak);
  else put(page, JSON.stringify(value));
}

function writeArray(page: Page, items: readonly Json[], lineBreak: string): void {
  if (items.length === 0) return put(page, '[]');
  const inner = `${lineBreak}  `;
  for (const [index, item] of items.entries()) {
    if (page.left <= 0) return;
    put(page, (index === 0 ? '[' : ',') + inner);
    write(page, item, inner);
  }
  put(page, `${lineBreak}]`);
}

function writeMembers(page: Page, members: readonly (readonly [string, Json])[], lineBreak: string): void {
  if (members.length === 0) return put(page, '{}');
  const inner = `${lineBreak}  `;
  for (const [index, [key, value]] of members.entries()) {
    if (page.left <= 0) return;
    put(page, `${(index === 0 ? '{' : ',') + inner}${quoted(key, page.left)}: `);
    write(page, value, inner);
  }
  put(page, `${lineBreak}}`);
}

function put(page: Page, text: string): void {
  page.parts.push(text);
  page.left -= text.length;
}

/** Right in its first `limit` units: whatever a cut changes (a split surrogate pair, the closing quote) lies behind them. */
function quoted(text: string, limit: number): string {
  return JSON.stringify(text.length > limit + 2 ? text.slice(0, Math.max(0, limit) + 2) : text);
}
