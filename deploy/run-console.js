/**
 * What nginx lets back of an answer of the platform: it has no list of what may pass by itself. For nginx's JavaScript module;
 * nginx.conf says where each of these is called. Where one fails, nginx ends the connection, and nothing passes.
 *
 * @typedef {object} Answer njs's HTTP request object
 * @property {string} httpVersion
 * @property {number} status
 * @property {Record<string, string | string[]>} headersOut
 * @property {{ is_no_answer?: string, readonly unreachable: string }} variables of nginx.conf
 * @property {(data: string | Uint8Array, flags: Flags) => void} sendBuffer
 * @property {() => void} done lets what follows pass by itself
 *
 * @typedef {{ readonly last: boolean }} Flags
 */

/** Nothing among them has power over what else a browser keeps or does for this origin. */
const PASSED_TO_PAGE = [
  'cache-control',
  'content-encoding',
  'content-length',
  'content-type',
  'date',
  'retry-after',
];

/** @param {Answer} r */
function header(r) {
  // So nginx takes an answer without a status line, and so it may be asked: its answer then has no headers, and no policy.
  if (r.httpVersion === '0.9') throw new Error('HTTP/0.9 is not spoken here.');
  const isAnswer = r.status >= 200 && r.status <= 599;
  for (const name in r.headersOut)
    if (!isAnswer || !PASSED_TO_PAGE.includes(name.toLowerCase())) delete r.headersOut[name];
  if (isAnswer) return;
  r.variables.is_no_answer = '1';
  r.status = 502;
  r.headersOut['Content-Type'] = 'application/json';
}

/**
 * @param {Answer} r
 * @param {Uint8Array} data
 * @param {Flags} flags
 */
function body(r, data, flags) {
  if (r.variables.is_no_answer) {
    if (flags.last) r.sendBuffer(r.variables.unreachable, flags);
    return;
  }
  r.sendBuffer(data, flags);
  r.done();
}

export default { header, body };
