import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerFailure, type Failure } from './answer.ts';

/** Bytes. */
export type BodyLimits = {
  readonly longest: number;
  readonly together: number;
};

/** Lists of 100,000 addresses are some megabytes. */
export const BODY_LIMITS: BodyLimits = { longest: 64_000_000, together: 200_000_000 };

/** With codes of the platform after which nothing was started: nothing was sent. */
const REFUSALS = {
  tooLong: { status: 413, code: 4000, message: 'A request may have 64 MB and no more.' },
  tooMuchAtOnce: {
    status: 503,
    code: 4290,
    message: 'This server holds too many large requests at once. Nothing was sent: try again in a minute.',
  },
} as const satisfies Record<string, Failure>;

/** Has requests answered once each is here whole, and says of a body that is refused that it is. */
export function withBodies(
  limits: BodyLimits,
  answer: (req: IncomingMessage, res: ServerResponse, body: Buffer) => void,
) {
  const readBody = createBodyReader(limits);
  return (req: IncomingMessage, res: ServerResponse): void => {
    readBody(req, res).then(
      (body) => {
        if (typeof body === 'string') answerFailure(res, REFUSALS[body]);
        else if (!res.destroyed) answer(req, res, body);
      },
      () => res.destroy(),
    );
  };
}

/**
 * Returns a reader that keeps each body in memory until its response is closed. It reads a refused body to
 * the end, because a browser does not read an answer before, but at most twice the longest.
 * @throws what ends a request before its body is complete
 */
function createBodyReader({ longest, together }: BodyLimits) {
  let held = 0;
  return async (req: IncomingMessage, res: ServerResponse): Promise<Buffer | keyof typeof REFUSALS> => {
    const chunks: Buffer[] = [];
    let [length, own] = [0, 0];
    let refusal: keyof typeof REFUSALS | undefined;
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
