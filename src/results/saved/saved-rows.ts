import { newId } from '#browser/new-id.ts';
import { openRecords, type Records } from '#browser/stored/records.ts';
import { STORED } from '#browser/stored/registry.ts';
import {
  blocksOf,
  SAVED_RUN_FORMAT,
  type SavedRun,
  ROW_BLOCK_FORMAT,
  type RowBlock,
} from '#core/collection/saved-run-format.ts';
import { isRunSlug, type RunSlug } from '#core/ids/run-slug.ts';
import { NO_ROWS, type RowSet, placedRows, withPage } from '#core/results/row-set.ts';

export const savedRunRecords = openRecords(STORED.keptRuns, SAVED_RUN_FORMAT);
export const savedRowRecords = openRecords(STORED.keptRows, ROW_BLOCK_FORMAT);

export type SaveFailure = 'full' | 'forbidden';

export type KeepOptions = {
  readonly signal: AbortSignal;
  readonly onWritten: (rows: number) => void;
};

/**
 * Stores the rows of runs in this browser. New rows replace the stored ones only once all are written, so
 * an interrupted write (full disk, closed tab) leaves the earlier rows intact.
 */
export type SavedRows = {
  readonly list: () => Promise<ReadonlyMap<RunSlug, SavedRun>>;
  /** Undefined if some of the rows are missing. */
  readonly read: (run: RunSlug) => Promise<RowSet | undefined>;
  /**
   * Resolves to undefined on success.
   * @throws the abort reason of the signal
   */
  readonly keep: (run: RunSlug, set: RowSet, options: KeepOptions) => Promise<SaveFailure | undefined>;
  readonly remove: (runs: readonly RunSlug[]) => Promise<void>;
};

type RowStorage = {
  readonly heads: Records<SavedRun>;
  readonly blocks: Records<RowBlock>;
  /** Returns undefined on insecure pages. */
  readonly locks: () => LockManager | undefined;
  readonly newId: () => string;
  readonly now: () => number;
};

/** Every tab holds this lock while it writes rows. */
const WRITING = 'run-console kept rows';

export function createSavedRows({ heads, blocks, locks, newId, now }: RowStorage): SavedRows {
  const list = async () => {
    const read = await Promise.all(
      (await heads.keys()).map(async (key) => ({ run: key[0], head: await heads.get(key) })),
    );
    return new Map(read.flatMap(({ run, head }) => (isRunSlug(run) && head.ok ? [[run, head.value]] : [])));
  };
  const removeBlocks = async (isGone: (owner: string) => boolean) =>
    blocks.remove((await blocks.keys()).filter(([owner]) => isGone(owner)));
  const sweep = async () => {
    const heldNow = await heads.keys();
    const savedRuns = await list();
    // What a later build wrote is not ours to judge.
    if (savedRuns.size < heldNow.length) return;
    const owners = new Set([...savedRuns].map(([run, { generation }]) => ownerOf(run, generation)));
    await removeBlocks((owner) => !owners.has(owner));
  };
  const write = async (run: RunSlug, set: RowSet, { signal, onWritten }: KeepOptions) => {
    const before = await heads.get([run, 'head']);
    const generation = newId();
    const owner = ownerOf(run, generation);
    let count = 0;
    let rows = 0;
    let size = 0;
    try {
      for (const block of blocksOf(placedRows(set).map(({ row }) => row))) {
        signal.throwIfAborted();
        await blocks.put([owner, numberOf(count)], block.rows);
        count += 1;
        rows += block.rows.length;
        size += block.size;
        onWritten(rows);
      }
      await heads.put([run, 'head'], {
        generation,
        blocks: count,
        rows,
        size,
        columns: set.columns,
        total: set.total,
        at: now(),
      });
    } catch (error) {
      await removeBlocks((of) => of === owner).catch(() => undefined);
      if (signal.aborted) throw error;
      return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'forbidden';
    }
    // Another tab may be writing a generation of its own.
    const old = before.ok ? ownerOf(run, before.value.generation) : undefined;
    if (old !== undefined) await removeBlocks((of) => of === old).catch(() => undefined);
    return undefined;
  };
  return {
    list,
    read: async (run) => {
      const head = await heads.get([run, 'head']);
      if (!head.ok) return undefined;
      const { generation, blocks: count, rows, total, columns } = head.value;
      let set: RowSet = { ...NO_ROWS, columns };
      for (let at = 0; at < count; at += 1) {
        const block = await blocks.get([ownerOf(run, generation), numberOf(at)]);
        if (!block.ok) return undefined;
        set = withPage(set, { columns: [], rows: block.value, size: block.value.length });
      }
      return set.count === rows ? { ...set, total: Math.max(rows, total), whole: true } : undefined;
    },
    keep: async (run, set, options) => {
      const held = locks();
      if (held === undefined) return write(run, set, options);
      await held
        .request(WRITING, { ifAvailable: true }, (lock) => (lock ? sweep() : undefined))
        .catch(() => undefined);
      return held.request(WRITING, { mode: 'shared' }, () => write(run, set, options));
    },
    remove: async (runs) => {
      const gone = new Set<string>(runs);
      await heads.remove(runs.map((run) => [run, 'head']));
      await removeBlocks((owner) => gone.has(owner.slice(0, owner.indexOf(' '))));
    },
  };
}

export const savedRows = createSavedRows({
  heads: savedRunRecords,
  blocks: savedRowRecords,
  locks: () => (window.isSecureContext ? navigator.locks : undefined),
  newId,
  now: Date.now,
});

const ownerOf = (run: RunSlug, generation: string): string => `${run} ${generation}`;

/** Zero-padded, so that keys sort in block order. */
const numberOf = (block: number): string => String(block).padStart(6, '0');
