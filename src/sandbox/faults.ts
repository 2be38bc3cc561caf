import * as z from 'zod/mini';
import type { Json } from '#core/json/json.ts';
import { success } from './http/answer.ts';

// The sandbox also runs in the page, whose CSP forbids the code that zod would compile.
z.config({ jitless: true });

/** Header by which the sandbox asks its host to close the connection without an answer. */
export const DROP_HEADER = 'x-sandbox-drop';

const status = z.int().check(z.minimum(200), z.maximum(599));

export const faultSchema = z.object({
  match: z._default(z.string(), '/api/'),
  times: z._default(z.int().check(z.positive()), 1),
  /** Milliseconds during which every matching answer fails; replaces `times`. */
  lasts: z.optional(z.number().check(z.positive())),
  /** Whether the request takes effect before its answer is replaced. */
  after: z._default(z.boolean(), false),
  fault: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('status'),
      status,
      code: z.optional(z.int()),
      message: z.optional(z.string()),
      details: z.optional(z.custom<Json>((value: unknown) => value !== undefined)),
      /** Replaces null: a refusal that names a run. */
      data: z.optional(z.custom<Json>((value: unknown) => value !== undefined)),
      headers: z.optional(z.record(z.string(), z.string())),
    }),
    /** `ms` absent: until the sandbox is told to release what it holds. */
    z.object({ kind: z.literal('delay'), ms: z.optional(z.number().check(z.nonnegative())) }),
    z.object({ kind: z.literal('drop') }),
    z.object({ kind: z.literal('html'), status: z._default(status, 502) }),
    z.object({ kind: z.literal('cutJson') }),
    z.object({ kind: z.literal('empty') }),
    z.object({ kind: z.literal('nullData') }),
  ]),
});

export const storedFaultSchema = z.extend(faultSchema, { until: z.optional(z.number()) });
export type Fault = z.infer<typeof storedFaultSchema>;

export function beginFault(fault: z.infer<typeof faultSchema>, now: number): Fault {
  return fault.lasts === undefined ? fault : { ...fault, until: now + fault.lasts };
}

/** The `code` of an HTTP status if the fault names none (docs/platform.md, "Codes"). */
const CODE_BY_STATUS: Readonly<Record<number, number>> = {
  400: 4000,
  401: 4010,
  402: 30001,
  404: 4040,
  429: 4290,
};

const HTML =
  '<!doctype html><html><head><title>Bad gateway</title></head><body><h1>502 Bad gateway</h1></body></html>';
const CUT_WITHOUT_EFFECT = '{"code":0,"message":"success","data":{"list":[{"slug":"01K';

export function takeFault(faults: Fault[], path: string, now: number): Fault | undefined {
  const at = faults.findIndex(({ match, until = Infinity }) => path.startsWith(match) && now < until);
  const found = faults[at];
  if (found?.until !== undefined) return found;
  if (found === undefined) return undefined;
  if (found.times > 1) faults[at] = { ...found, times: found.times - 1 };
  else faults.splice(at, 1);
  return found;
}

function failed({
  status,
  code,
  message,
  details,
  data = null,
  headers = {},
}: Extract<Fault['fault'], { kind: 'status' }>): Response {
  const answer = Response.json(
    {
      code: code ?? CODE_BY_STATUS[status] ?? 5000,
      message: message ?? 'fault of the sandbox',
      ...(details !== undefined && { details }),
      data,
    },
    { status },
  );
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
  return answer;
}

function cut(whole: string | undefined): Response {
  const text = whole === undefined ? CUT_WITHOUT_EFFECT : whole.slice(0, Math.ceil(whole.length * 0.7));
  return new Response(text, { headers: { 'content-type': 'application/json' } });
}

type Answering = {
  readonly sleep: (ms: number) => Promise<void>;
  readonly hold: () => Promise<void>;
  readonly next: () => Promise<Response>;
};

export async function spoil({ fault, after }: Fault, { sleep, hold, next }: Answering): Promise<Response> {
  const answer = after ? await next() : undefined;
  switch (fault.kind) {
    case 'status':
      return failed(fault);
    case 'delay':
      await (fault.ms === undefined ? hold() : sleep(fault.ms));
      return answer ?? next();
    case 'drop':
      return new Response(null, { status: 502, headers: { [DROP_HEADER]: '1' } });
    case 'html':
      return new Response(HTML, { status: fault.status, headers: { 'content-type': 'text/html' } });
    case 'cutJson':
      return cut(await answer?.text());
    case 'empty':
      return new Response('');
    case 'nullData':
      return success(null);
  }
}
