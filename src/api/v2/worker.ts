import { factsOf } from '#core/errors/failure.ts';
import { isOfKey } from '#core/errors/of-key.ts';
import { markInexact } from '#core/json/digits.ts';
import type { JsonObject } from '#core/json/json.ts';
import type { CreateWorkerReader } from '../dialect.ts';
import { descriptorReader } from '../wire/descriptor-reader.ts';
import { schemaRequest, workerRequest } from './requests.ts';
import { joinDescriptor, readInputSchema, readWorkerDetail } from './wire/worker.ts';

export const createWorkerReader: CreateWorkerReader =
  ({ ask, hasKey }) =>
  async (slug, signal) => {
    const read = descriptorReader();
    const options = { signal, writeInexact: markInexact };
    const detail = hasKey()
      ? ask(workerRequest(slug), readWorkerDetail, options).catch(withoutDetail)
      : undefined;
    const schema = ask(schemaRequest(slug), readInputSchema, options);
    const [publicHalf, keyedHalf] = await Promise.all([schema, detail]);
    return read(joinDescriptor(publicHalf, keyedHalf));
  };

/** A refused key must not break the form, which is public. */
function withoutDetail(error: unknown): JsonObject | undefined {
  if (isOfKey(factsOf(error))) return undefined;
  throw error;
}
