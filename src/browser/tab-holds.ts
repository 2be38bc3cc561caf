export type TabHolds = {
  readonly hold: (name: string) => Promise<() => void>;
  readonly held: () => Promise<ReadonlySet<string>>;
};

/** On an insecure page nothing is held. */
const locks = (): LockManager | undefined => (window.isSecureContext ? navigator.locks : undefined);

export const tabHolds: TabHolds = {
  hold: (name) =>
    new Promise((resolve) => {
      const manager = locks();
      if (manager === undefined) return resolve(() => undefined);
      const untilLetGo = () => new Promise<void>((letGo) => resolve(letGo));
      manager.request(name, untilLetGo).catch(() => resolve(() => undefined));
    }),
  held: async () => new Set((await locks()?.query())?.held?.map(({ name = '' }) => name)),
};
