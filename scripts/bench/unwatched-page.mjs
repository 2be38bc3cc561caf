import { installProbe } from './probe.mjs';

/** @typedef {import('@playwright/test').Browser} Browser */
/** @typedef {import('@playwright/test').CDPSession} CDPSession */
/** @typedef {(method: string, params?: Record<string, unknown>) => Promise<any>} Send */
/** @typedef {{ send: Send, evaluate: (expression: string) => Promise<any> }} Unwatched any: what the page gives */

/**
 * Works with a page in a browser context of its own that no inspector listens to. One that does, as that of Playwright, has the browser
 * find out where in the code each error was made: React makes some as it is loaded, for which a slow computer reads its code again, for
 * 85 ms. The page has the probe.
 * @template T
 * @param {Browser} browser
 * @param {(page: Unwatched) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withUnwatchedPage(browser, work) {
  const root = await browser.newBrowserCDPSession();
  const { browserContextId } = await root.send('Target.createBrowserContext');
  try {
    const size = { width: 1440, height: 900 };
    const { targetId } = await root.send('Target.createTarget', {
      url: 'about:blank',
      browserContextId,
      ...size,
    });
    // Its messages go through the session of the browser, where Playwright leaves them alone.
    const { sessionId } = await root.send('Target.attachToTarget', { targetId, flatten: false });
    const send = createSend(root, sessionId);
    await send('Page.enable');
    await send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 1, mobile: false });
    await send('Page.addScriptToEvaluateOnNewDocument', { source: `(${String(installProbe)})();` });
    const evaluate = async (/** @type {string} */ expression) => {
      const { result, exceptionDetails } = await send('Runtime.evaluate', {
        ...{ expression, awaitPromise: true, returnByValue: true },
      });
      if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
      return result.value;
    };
    return await work({ send, evaluate });
  } finally {
    await root.send('Target.disposeBrowserContext', { browserContextId });
    await root.detach();
  }
}

/**
 * @param {CDPSession} root
 * @param {string} sessionId
 * @returns {Send}
 */
function createSend(root, sessionId) {
  /** @type {Map<number, { resolve: (result: unknown) => void, reject: (error: Error) => void }>} */
  const asked = new Map();
  root.on('Target.receivedMessageFromTarget', (event) => {
    const { id, result, error } = JSON.parse(event.message);
    if (error) asked.get(id)?.reject(new Error(error.message));
    else asked.get(id)?.resolve(result);
    asked.delete(id);
  });
  let last = 0;
  return (method, params = {}) =>
    new Promise((resolve, reject) => {
      const id = (last += 1);
      asked.set(id, { resolve, reject });
      const message = JSON.stringify({ id, method, params });
      root.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
    });
}
