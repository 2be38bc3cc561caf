import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { Builder, By, error, until, type WebElement } from 'selenium-webdriver';
import { PATIENCE, type Browser, type Engine } from './engine.ts';

const MINI_BROWSER = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

/** WebKit, which keeps the storages of two pages apart only if it is started for each. */
export const startWebKit = (): Promise<Browser> =>
  Promise.resolve({ newPage: openWebKit, close: () => Promise.resolve() });

/** The engine of Safari: the small browser that comes with WebKitGTK, on a screen that nobody sees. */
async function openWebKit(): Promise<Engine> {
  const port = await freePort();
  const driverProcess = spawn(
    'xvfb-run',
    ['--auto-servernum', '--server-args=-screen 0 1440x900x24', 'WebKitWebDriver', `--port=${port}`],
    {
      stdio: 'ignore',
      detached: true,
      // Its own sandbox needs rights that a container does not give.
      env: { ...process.env, LANG: 'en_US.UTF-8', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
    },
  );
  await reachable(port);
  const driver = await new Builder()
    .usingServer(`http://127.0.0.1:${port}`)
    .withCapabilities({
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': {
        binary: process.env['WEBKIT_PATH'] ?? MINI_BROWSER,
        args: ['--automation'],
      },
    })
    .build();
  await driver.manage().window().setRect({ x: 0, y: 0, width: 1440, height: 900 });

  const present = (xpath: string): Promise<WebElement> =>
    driver.wait(until.elementLocated(By.xpath(xpath)), PATIENCE, `There is no ${xpath}`);
  const firstShown = async (xpath: string): Promise<WebElement | undefined> => {
    for (const element of await driver.findElements(By.xpath(xpath)))
      if (await element.isDisplayed().catch(() => false)) return element;
    return undefined;
  };
  const shown = async (xpath: string): Promise<WebElement> => {
    const found = await driver.wait(() => firstShown(xpath), PATIENCE, `Nothing shows ${xpath}`);
    if (found === undefined) throw new Error(`Nothing shows ${xpath}`);
    return found;
  };
  /** Does something with an element; with the one that took its place meanwhile, where one did. */
  const act = async <T>(find: () => Promise<WebElement>, what: (element: WebElement) => Promise<T>) => {
    const end = Date.now() + PATIENCE;
    for (;;)
      try {
        return await what(await find());
      } catch (thrown) {
        if (!(thrown instanceof error.StaleElementReferenceError) || Date.now() > end) throw thrown;
      }
  };

  return {
    open: (url) => driver.get(url),
    url: () => driver.getCurrentUrl(),
    see: async (xpath) => {
      await shown(xpath);
    },
    miss: async (xpath) => {
      await driver.wait(
        async () => (await firstShown(xpath)) === undefined,
        PATIENCE,
        `Still shows ${xpath}`,
      );
    },
    text: (xpath) =>
      act(
        () => present(xpath),
        (element) => driver.executeScript<string>('return arguments[0].textContent', element),
      ),
    click: (xpath) =>
      act(
        () => shown(xpath),
        async (element) => {
          await driver.executeScript('arguments[0].scrollIntoView({ block: "center" })', element);
          await driver.wait(until.elementIsEnabled(element), PATIENCE);
          await element.click();
        },
      ),
    fill: (xpath, text) =>
      act(
        () => shown(xpath),
        async (element) => {
          await element.click();
          // Its driver does not let go of a modifier before the text.
          await driver.executeScript('arguments[0].select()', element);
          await element.sendKeys(text);
        },
      ),
    upload: (xpath, path) =>
      act(
        () => present(xpath),
        (element) => element.sendKeys(path),
      ),
    evaluate: (expression) => driver.executeScript(`return (${expression})`),
    close: async () => {
      await driver.quit();
      // The screen and the driver that stands on it.
      if (driverProcess.pid !== undefined) process.kill(-driverProcess.pid);
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // as a server that listens on a port has it
  server.close();
  await once(server, 'close');
  return port;
}

async function reachable(port: number): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    const answers = await fetch(`http://127.0.0.1:${port}/status`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answers) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('WebKitWebDriver did not answer.');
}
