import type { IncomingMessage, ServerResponse } from 'node:http';

/** Bytes. */
export type BodyLimits = {
  readonly longest: number;
  /** All bodies that wait to be whole, or to be passed on. */
  readonly together: number;
};

/** Lists of 100,000 addresses are some megabytes. */
export const BODY_LIMITS: BodyLimits = { longest: 64_000_000, together: 200_000_000 };

/** Why a body was not read. */
export type BodyRefusal = 'tooLong' | 'tooMuchAtOnce';

/**
 * Makes a reader of bodies, each into memory until its response is closed. A body that is refused is read to its end all the same, as a
 * browser hears nothing before; but no further than twice the longest.
 * @throws what ends a request before its body is here
 */
export function createBodyReader({ longest, together }: BodyLimits) {
  let held = 0;
  return async (req: IncomingMessage, res: ServerResponse): Promise<Buffer | BodyRefusal> => {
    const chunks: Buffer[] = [];
    let [length, own] = [0, 0];
    let refusal: BodyRefusal | undefined;
    const release = () => {
      chunks.length = 0;
      held -= own;
      own = 0;
    };
    res.once('close', release);
    const arriving = req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>; // a request has no encoding
    for await (const chunk of arriving) {
      length += chunk.length;
      if (length > 2 * longest) break;
      if (length > longest) refusal = 'tooLong';
      else if (held + chunk.length > together) refusal = 'tooMuchAtOnce';
      if (refusal !== undefined) {
        release();
        continue;
      }
      chunks.push(chunk);
      own += chunk.length;
      held += chunk.length;
    }
    return refusal ?? Buffer.concat(chunks);
  };
}
