import { Failure } from '#core/errors/failure.ts';
import { markInexact } from '#core/json/digits.ts';
import { isJsonObject, type JsonObject } from '#core/json/json.ts';
import type { CreateWorkerReader } from '../dialect.ts';
import { descriptorReader } from '../wire/descriptor-reader.ts';
import { workerRequest } from './requests.ts';

export const createWorkerReader: CreateWorkerReader =
  ({ ask }) =>
  (slug, signal) => {
    const read = descriptorReader();
    return ask(workerRequest(slug), (data) => read(objectOf(data)), { signal, writeInexact: markInexact });
  };

function objectOf(data: unknown): JsonObject {
  if (isJsonObject(data)) return data;
  throw new Failure({ kind: 'unreadable', detail: 'data is not a Worker descriptor' });
}
