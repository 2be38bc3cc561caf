/**
 * Steers the sandbox that answers a gallery's pages.
 * @param {string} origin
 */
export function sandboxControl(origin) {
  /**
   * @param {string} what
   * @param {object} [body]
   */
  const post = async (what, body = {}) => {
    const response = await fetch(new URL(`/__sandbox/${what}`, origin), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`The sandbox refused: ${response.status} ${await response.text()}`);
    return /** @type {{ data: { run_slug: string } }} */ (await response.json()).data;
  };
  return {
    reset: () => post('reset'),
    /** @param {{ match: string, times?: number, fault: object }} fault */
    fail: (fault) => post('faults', fault),
    /** @param {number} balance USD */
    balance: (balance) => post('balance', { balance }),
    /** Runs end within a second. */
    hurry: () => post('clock', { fast: true }),
    /**
     * @param {string} slug `owner/name`
     * @param {object} custom what its descriptor has as `parameters.custom`
     * @param {string} [readme]
     */
    worker: (slug, custom, readme = '') =>
      post('workers', { slug, data: { version: 'v1.0.0', readme, parameters: { custom } } }),
    /**
     * A run that is over.
     * @param {object} [run]
     * @returns {Promise<string>} its path
     */
    run: async (run) => `/runs/${(await post('runs', run)).run_slug}`,
  };
}

/** @typedef {ReturnType<typeof sandboxControl>} SandboxControl */
