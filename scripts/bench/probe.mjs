/**
 * What the benchmark needs inside a page. It is sent there as source text, before anything of the page runs, so it is
 * whole in itself.
 */
export function installProbe() {
  /** @type {{ start: number, duration: number }[]} */
  const tasks = [];
  /** @type {number[]} */
  const keys = [];
  /** @param {PerformanceEntry} task */
  const note = ({ startTime, duration }) => tasks.push({ start: startTime, duration });
  const observer = new PerformanceObserver((list) => list.getEntries().forEach(note));
  observer.observe({ type: 'longtask', buffered: true });

  /**
   * A task of the highest priority that is asked for while a frame is made begins when it has been painted, before what else
   * waits: what is drawn later, in slices, is no part of the frame.
   */
  const painted = () =>
    new Promise((/** @type {(moment: number) => void} */ resolve) => {
      requestAnimationFrame(() => {
        void window.scheduler.postTask(() => resolve(performance.now()), { priority: 'user-blocking' });
      });
    });

  addEventListener(
    'keydown',
    ({ timeStamp }) => void painted().then((moment) => keys.push(moment - timeStamp)),
    {
      capture: true,
    },
  );

  const bench = {
    /** The moment (ms) at which the document begins: before it, a browser starts a process for the page, and asks for it. */
    begun: performance.now(),
    painted,
    /**
     * The moment (ms) at which what is waited for has been painted. Asked after changes of the document and now and then,
     * not at every frame: frames that nobody needs would be part of what is measured. Fails after two minutes.
     * @param {() => unknown} isThere
     */
    until: async (isThere) => {
      const since = performance.now();
      while (!isThere()) {
        if (performance.now() - since > 120_000)
          throw new Error(`Two minutes went by without ${String(isThere)}`);
        await new Promise((/** @type {(done: undefined) => void} */ resolve) => {
          const changes = new MutationObserver(() => resolve(undefined));
          changes.observe(document, { childList: true, subtree: true, attributes: true });
          setTimeout(() => {
            changes.disconnect();
            resolve(undefined);
          }, 10);
        });
      }
      return painted();
    },
    /** Milliseconds from each key press to the paint that follows it, since this was asked last. */
    takeKeys: () => keys.splice(0),
    /**
     * The tasks of over 50 ms that began since a moment; the others are not reported by browsers.
     * @param {number} since
     */
    tasks: (since) => {
      observer.takeRecords().forEach(note);
      const found = tasks.filter(({ start, duration }) => start + duration > since);
      return {
        longest: Math.max(0, ...found.map(({ duration }) => duration)),
        /** What lies over 50 ms in each of them. */
        blocked: found.reduce((sum, { duration }) => sum + duration - 50, 0),
      };
    },
    /** Waits until the page has had no long task for a while (ms). @param {number} rest */
    calm: async (rest) => {
      let since = performance.now();
      while (performance.now() - since < rest) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        observer.takeRecords().forEach(note);
        const last = tasks.at(-1);
        if (last) since = Math.max(since, last.start + last.duration);
      }
    },
  };
  Object.assign(window, { bench });
}

/**
 * The probe of the page that a function is evaluated in.
 * @typedef {{
 *   begun: number,
 *   painted: () => Promise<number>,
 *   until: (isThere: () => unknown) => Promise<number>,
 *   takeKeys: () => number[],
 *   tasks: (since: number) => { longest: number, blocked: number },
 *   calm: (rest: number) => Promise<void>,
 * }} Probe
 */
