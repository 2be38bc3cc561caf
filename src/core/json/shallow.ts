import { isJson } from './is-json.ts';
import { isJsonArray, isJsonObject, type Json } from './json.ts';

/** A value of JSON, so that what walks it may recurse: its own text where it is nested deeper than MAX_JSON_DEPTH. */
export function shallow(value: unknown): Json {
  return isJson(value) ? value : writeDeep(value as Json); // only its depth keeps it from being taken for JSON
}

/** An array or object that is being written. */
type Open = {
  readonly rest: Iterator<readonly [number | string, Json]>;
  readonly end: ']' | '}';
  separator: '' | ',';
};

/** What JSON.stringify writes, for any depth: that gives up at some thousands. */
function writeDeep(value: Json): string {
  const parts: string[] = [];
  const open: Open[] = [];
  const begin = (item: Json) => {
    if (isJsonArray(item)) {
      parts.push('[');
      open.push({ rest: item.entries(), end: ']', separator: '' });
    } else if (isJsonObject(item)) {
      parts.push('{');
      open.push({ rest: Object.entries(item).values(), end: '}', separator: '' });
    } else parts.push(JSON.stringify(item));
  };
  begin(value);
  for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
    const next = last.rest.next();
    if (next.done === true) {
      parts.push(last.end);
      open.pop();
      continue;
    }
    const [key, item] = next.value;
    parts.push(last.separator, typeof key === 'string' ? `${JSON.stringify(key)}:` : '');
    last.separator = ',';
    begin(item);
  }
  return parts.join('');
}
