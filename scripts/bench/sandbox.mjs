/**
 * Asks the sandbox of a console for something that the benchmark works on.
 * @param {string} origin
 * @param {'workers' | 'runs'} kind
 * @param {unknown} body
 */
async function create(origin, kind, body) {
  const { data } = /** @type {{ data: { run_slug: string } }} */ (await control(origin, kind, body));
  return data;
}

/**
 * Tells the sandbox how it is from now on.
 * @param {string} origin
 * @param {string} path
 * @param {unknown} body
 * @returns {Promise<unknown>}
 */
export async function control(origin, path, body) {
  const response = await fetch(`${origin}/__sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`The sandbox refused: ${response.status} ${await response.text()}`);
  return response.json();
}

/**
 * Adds a Worker with this descriptor.
 * @param {string} origin
 * @param {string} name
 * @param {unknown} data what `GET /api/scraper` gives
 * @returns {Promise<string>} the path of its page
 */
export async function addWorker(origin, name, data) {
  await create(origin, 'workers', { slug: `bench/${name}`, data });
  return `/workers/bench/${name}`;
}

/**
 * Adds a run that is over.
 * @param {string} origin
 * @param {{ rows: number, logs: number, worker?: string }} run
 * @returns {Promise<string>} the path of its page
 */
export async function addRun(origin, run) {
  return `/runs/${(await create(origin, 'runs', run)).run_slug}`;
}

/**
 * Adds runs that are over.
 * @param {string} origin
 * @param {readonly { rows: number, logs: number, age: number, worker?: string, version?: string, status?: string, message?: string }[]} runs
 */
export async function addHistory(origin, runs) {
  await control(origin, 'history', runs);
}
