import type { Command, Word } from './command.ts';
import { isHeaderWithKey, type SentBody, type SentRequest } from '../sent-request.ts';

/** True for the commands of PowerShell that send a request. */
export function isInvoke(name: string): boolean {
  return ['invoke-restmethod', 'invoke-webrequest', 'irm', 'iwr'].includes(name);
}

/** Reads a call of Invoke-RestMethod or Invoke-WebRequest as the request that it sends. */
export function invokeRequest({ words }: Command): SentRequest {
  const { named, positional } = parametersOf(words);
  const url = named.get('uri') ?? positional[0];
  return {
    url: url?.text ?? '',
    holdsKey: tableHoldsKey(named.get('headers')?.text ?? ''),
    body: toBody(named.get('body'), named.get('infile')),
  };
}

/** The parameters of a call by their names in lower case, and what is given without a name. */
function parametersOf(words: readonly Word[]) {
  const named = new Map<string, Word>();
  const positional: Word[] = [];
  let name: string | undefined;
  for (const word of words) {
    const next = /^-([a-z]+):?$/i.exec(word.text)?.[1]?.toLowerCase();
    if (next === undefined && name !== undefined) named.set(name, word);
    else if (next === undefined) positional.push(word);
    name = next;
  }
  return { named, positional };
}

function toBody(body: Word | undefined, file: Word | undefined): SentBody {
  if (body === undefined) return file === undefined ? { kind: 'none' } : { kind: 'file', name: file.text };
  return body.variable === undefined
    ? { kind: 'text', text: body.text }
    : { kind: 'variable', name: body.variable };
}

const MEMBER = /(?<![\w-])([\w-]+)["']?[ \t]*=[ \t]*(?:"([^"\n]*)"|'([^'\n]*)')/g;

/** @param table a hash table of headers as it is written */
function tableHoldsKey(table: string): boolean {
  return [...table.matchAll(MEMBER)].some(([, name = '', double, single]) =>
    isHeaderWithKey(name, double ?? single ?? ''),
  );
}
