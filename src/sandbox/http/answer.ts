import type { Json } from '#core/json/json.ts';

/**
 * A request that the platform refuses: HTTP status, `code` and message (docs/platform.md, "Codes"). Routes
 * throw it; the app turns it into the envelope.
 */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly details: Json;

  constructor(status: number, code: number, message: string, details: Json = null) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

export const invalid = (message: string, details: Json = null) => new Refusal(400, 4000, message, details);
export const notFound = () => new Refusal(404, 4040, 'not found');
export const gone = () => new Refusal(410, 4040, 'API v1 is retired');
export const noSuchWorker = () => new Refusal(404, 50001, 'scraper does not exist');
export const noSuchTask = () => new Refusal(404, 60001, 'task does not exist');
export const noSuchRun = () => new Refusal(404, 70001, 'run does not exist');

/** Codes of v1 that v2 replaces by others (docs/platform.md, "Codes"). */
const V2_CODE: Readonly<Record<number, number>> = {
  4000: 11000,
  4010: 12001,
  4040: 11004,
  4290: 13000,
  5000: 10000,
  10001: 12002,
  10002: 12002,
  20001: 12002,
  20002: 12002,
};

export function v2Success(data: Json, requestId: string): Response {
  return Response.json({ code: 0, message: 'success', data, request_id: requestId });
}

/** v2's envelope around a refusal: its own codes, and 422 for parameters that are not valid. */
export function v2Refuse({ status, code, message, details }: Refusal, requestId: string): Response {
  return Response.json(
    { code: V2_CODE[code] ?? code, message, details, data: null, request_id: requestId },
    { status: code === 4000 ? 422 : status },
  );
}

export function success(data: Json): Response {
  return Response.json({ code: 0, message: 'success', data });
}

export function refuse({ status, code, message }: Refusal): Response {
  return Response.json({ code, message, data: null }, { status });
}
