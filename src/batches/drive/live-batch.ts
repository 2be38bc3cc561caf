import type { BatchId } from '#core/batch/batch.ts';
import { type BatchState, isGoingOnAfter, type Pause } from '#core/batch/state/batch-state.ts';
import { isBatchOver } from '#core/batch/state/standing.ts';
import type { Unread } from '#core/stored/format.ts';

import { openAccountCheck } from './account-check.ts';
import { type DriverParts, openBatchDriver, type OpenedBatch } from './batch-driver.ts';
import { type BatchCommand, batchChannel } from './batch-messages.ts';
import type { Driver, LiveBatch, PendingCommand } from './batch-view.ts';
import { type DriverLock, type Locks, openDriverLock } from './driver-lock.ts';
import { ANSWER_TIMEOUT_MS, type MailboxParts, openMailbox } from './mailbox.ts';
import { isSpending } from './spending.ts';

export type LiveParts = DriverParts &
  MailboxParts & {
    /** Undefined on an insecure page: there no tab can know that it is the only one. */
    readonly locks: Locks | undefined;
  };

type PressedCommands = {
  readonly commands: readonly BatchCommand[];
  readonly until: number;
  readonly agreed?: string | undefined;
};

/** Milliseconds between two readings of a watching tab. */
const REST = 400;

/** Milliseconds until a tab that may not drive checks again whether another does. */
const LOOK_MS = 2_000;

/** Milliseconds within which an active tab lets go. */
const SOON = 30_000;

/** Milliseconds for which a tab that lets go reserves the lock for the requesting tab. */
const HANDOVER_MS = 2_000;

/**
 * A batch in this tab: driven here, or watched.
 * A tab waits for the lock by itself only if its API key is known to be of the batch's account. Other tabs
 * watch until the person takes the batch over.
 * Commands that spend use the key of the tab that issued them. The driving tab runs them only if it holds
 * the same key; otherwise it answers `otherKey` and the issuing tab takes the batch over, at once if its
 * key is known, or after the person confirms it.
 */
export function openLiveBatch(id: BatchId, parts: LiveParts, opened: OpenedBatch): LiveBatch {
  const { keyStore, locks, timer, now, newId } = parts;
  const account = openAccountCheck(parts);
  const driver = openBatchDriver(id, parts, {
    ...opened,
    onSaved: () => mailbox.tell({ kind: 'changed' }),
    onLost: (how) => lose(how),
    send: (command) => mailbox.send({ id: newId(), command }),
  });
  const { current, show, isDriving } = driver;
  let drivingSince: number | undefined;
  let isDrivenByPress = opened.begun !== undefined;
  let release: (() => void) | undefined;
  let successor: string | undefined;
  let handover: string | undefined;
  let stopLooking: (() => void) | undefined;
  let isArriving = false;
  let press: PressedCommands | undefined;
  let heldBack = 0;
  const pressNow = () => (press && now() < press.until ? press : undefined);
  const isComing = () => isArriving || lock?.isAwaited() === true;

  const mayDrive = (batchState: BatchState): boolean =>
    isDrivenByPress || pressNow() !== undefined || account.isKnown(batchState);

  const lose = (how: 'taken' | 'gone') => {
    const view = current();
    if (view.kind !== 'batch') return;
    drivingSince = undefined;
    if (how === 'gone') {
      lock?.leave();
      stopLooking?.();
      driver.closeLost();
      show({ kind: 'unread', why: 'gone' });
    } else if (view.driver === 'here') {
      show({ kind: 'batch', batch: view.batch, driver: 'elsewhere' });
      void watch();
    }
    release?.();
  };

  const forgetRequests = () => {
    press = undefined;
    handover = undefined;
    successor = undefined;
  };

  const drive = async () => {
    isArriving = true;
    const found = await driver.fence().finally(() => (isArriving = false));
    if (!found.ok) return miss(found.error);
    const { batch, answers } = found.value;
    const pressed = pressNow();
    if (!mayDrive(batch.state)) {
      show({ kind: 'batch', batch, driver: 'nobody' });
      return void watch();
    }
    forgetRequests();
    isDrivenByPress ||= pressed !== undefined;
    stopLooking?.();
    drivingSince = now();
    driver.begin(batch, answers, pressed !== undefined);
    if (pressed?.agreed !== undefined) driver.agreeToKey(pressed.agreed);
    pressed?.commands.forEach(driver.execute);
    void driver.wake();
    // Without a key it only does what was pressed: a tab with the key drives.
    if (keyStore.fingerprint() !== undefined) await released();
    // What is on its way is noted by this tab still.
    await driver.comeToRest(keyStore.fingerprint() === undefined ? NO_KEY : { kind: 'person' });
    [drivingSince, isDrivenByPress] = [undefined, false];
    const view = current();
    if (view.kind !== 'batch') return;
    show({ kind: 'batch', batch: view.batch, driver: 'elsewhere' });
    if (successor !== undefined) {
      mailbox.tell({ kind: 'released', id: successor });
      successor = undefined;
      // The lock goes to the tab that asked for it, whichever others wait.
      const giveUp = timer(HANDOVER_MS, () => release?.());
      await released();
      giveUp();
    }
    void watch();
  };

  const released = async () => {
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    release = undefined;
  };

  const lock =
    locks && openDriverLock(locks, batchChannel(id), { hold: drive, onStolen: () => lose('taken') });

  const watched = () => {
    const view = current();
    return view.kind === 'batch' && !isDriving() && !isArriving ? view : undefined;
  };

  const consider = async () => {
    const { state: batchState } = watched()?.batch ?? {};
    if (!lock || !batchState) return;
    if (!isBatchOver(batchState) || batchState.active.length > 0) await account.ask(batchState);
    const view = watched();
    if (!view) return;
    stopLooking?.();
    if (!mayDrive(view.batch.state)) await lookForDriver(lock);
    else if (!lock.isAwaited()) lock.queue();
  };

  const lookForDriver = async ({ leave, isHeld }: DriverLock) => {
    leave();
    const driver = (await isHeld()) ? 'elsewhere' : 'nobody';
    const view = watched();
    if (!view) return;
    if (view.driver !== driver) show({ ...view, driver });
    stopLooking?.();
    stopLooking = timer(LOOK_MS, () => void consider());
  };

  let isToRead = false;
  const watch = async () => {
    if (isDriving() || isToRead) return;
    isToRead = true;
    await new Promise<void>((resolve) => timer(REST, resolve));
    isToRead = false;
    await readOn();
  };

  const readOn = async () => {
    const [found, isHeld] = await Promise.all([driver.read(), lock?.isHeld()]);
    if (isDriving()) return;
    if (!found.ok) return miss(found.error);
    const batch = found.value;
    driver.settleLost(batch);
    const view = current();
    // It is shown once it is driven here.
    if (view.kind === 'reading' && isHeld === false && mayDrive(batch.state)) return lock?.queue();
    const by = isHeld ? 'elsewhere' : 'nobody';
    const { pending } = view.kind === 'batch' ? view : {};
    show({ kind: 'batch', batch, driver: lock ? by : 'never', ...(pending && { pending }) });
    void consider();
  };

  const miss = (why: Unread | 'none') => {
    const view = current();
    if (why === 'none' && view.kind === 'batch') lose('gone');
    else if (view.kind !== 'unread' || view.why !== 'gone') show({ kind: 'unread', why });
  };

  const pendingOf = (request: string): PendingCommand | undefined => {
    const view = current();
    return view.kind === 'batch' && view.pending?.id === request ? view.pending : undefined;
  };

  const showPending = (pending: PendingCommand | undefined) => {
    const view = current();
    if (view.kind !== 'batch') return;
    const { pending: _, ...rest } = view;
    show({ ...rest, ...(pending && { pending }) });
  };

  const awaitAnswer = (command: PendingCommand['command']) => {
    const pending = { id: newId(), command } as const;
    showPending({ ...pending, state: 'sent' });
    timer(ANSWER_TIMEOUT_MS, () => {
      if (pendingOf(pending.id)?.state === 'sent') showPending({ ...pending, state: 'unheard' });
    });
    return { id: pending.id, until: now() + ANSWER_TIMEOUT_MS };
  };

  const ask = (command: BatchCommand) => mailbox.send({ ...awaitAnswer(command), command });

  const note = (commands: readonly BatchCommand[], agreed = pressNow()?.agreed) => {
    press = { commands: [...(pressNow()?.commands ?? []), ...commands], until: now() + SOON, agreed };
    // It waits for the lock no longer than that.
    timer(SOON, () => void consider());
  };

  const takeOver = (command: PendingCommand['command'], agreed?: string) => {
    const view = current();
    if (view.kind !== 'batch') return;
    const commands = afterTaking(view.batch.state, command);
    if (isDriving()) return commands.forEach(driver.execute);
    note(commands, agreed);
    if (!WITHOUT_DRIVER.has(view.driver)) {
      const request = awaitAnswer(command);
      handover = request.id;
      mailbox.tell({ kind: 'yield', ...request });
    } else showPending(undefined);
    if (!isComing()) lock?.queue();
  };

  /**
   * Takes the batch over for a command unless its account differs from the key's; for commands that
   * spend, only if the account is known.
   */
  const takeOverWithKey = async (pending: PendingCommand) => {
    const view = current();
    if (view.kind !== 'batch') return;
    const { state: batchState } = view.batch;
    const before = heldBack;
    if (!isDriving() && !account.isKnown(batchState)) await account.ask(batchState, { isPressed: true });
    if (heldBack !== before) return;
    if (isDriving()) takeOver(pending.command);
    else if (account.isForeign(batchState)) showPending({ ...pending, state: 'otherAccount' });
    else if (pending.command === 'takeOver' || account.isKnown(batchState)) takeOver(pending.command);
    else showPending({ ...pending, state: 'otherKey' });
  };

  const isSpendingNow = (command: BatchCommand): boolean => {
    const view = current();
    return view.kind === 'batch' && isSpending(command, view.batch.state.rules);
  };

  const takeFree = async (command: BatchCommand) => {
    if (isComing()) return note([command]);
    const isHeld = await lock?.isHeld();
    if (isDriving()) return driver.execute(command);
    if (isComing()) return note([command]);
    if (isHeld) return ask(command);
    if (isSpendingNow(command)) await takeOverWithKey({ id: newId(), command, state: 'sent' });
    else takeOver(command);
  };

  const mailbox = openMailbox(id, parts, {
    drivingSince: () => (isDriving() ? drivingSince : undefined),
    isSpending: isSpendingNow,
    command: driver.execute,
    changed: () => void watch(),
    removed: () => lose('gone'),
    heard: (message) => {
      if (pendingOf(message.id)) showPending(undefined);
    },
    otherKey: (message) => {
      const pending = pendingOf(message.id);
      if (pending) void takeOverWithKey(pending);
    },
    yield: (request) => {
      successor = request;
      release?.();
    },
    released: (message) => {
      if (handover === message.id && pressNow()) lock?.steal();
    },
  });
  const reconsider = () => {
    // Another tab with a key can drive it then.
    if (isDriving() && keyStore.fingerprint() === undefined) release?.();
    void driver.wake();
    void consider();
  };
  keyStore.subscribe(reconsider);
  if (typeof window !== 'undefined') window.addEventListener('online', reconsider);
  if (!opened.begun) void readOn();
  else if (lock) lock.queue();
  else {
    const view = current();
    if (view.kind === 'batch') show({ ...view, driver: 'never' });
  }

  return {
    current,
    subscribe: driver.subscribe,
    dispatch: (command) => {
      const view = current();
      // Whoever pauses or stops it after a press here does not want that any more.
      if (HOLDS_BACK.has(command.kind)) {
        heldBack += 1;
        press &&= { ...press, commands: [] };
      }
      if (isDriving()) driver.execute(command);
      else if (view.kind === 'batch' && WITHOUT_DRIVER.has(view.driver)) void takeFree(command);
      else if (view.kind === 'batch') ask(command);
    },
    takeOver: () => void takeOverWithKey({ id: newId(), command: 'takeOver', state: 'sent' }),
    insist: () => {
      const view = current();
      if (view.kind !== 'batch' || isDriving() || !view.pending) return;
      const { command, state } = view.pending;
      if (state === 'otherAccount') return;
      if (state === 'otherKey') return takeOver(command, keyStore.fingerprint());
      // A second press asks for nothing more.
      showPending(undefined);
      press = undefined;
      note(afterTaking(view.batch.state, command));
      lock?.steal();
    },
  };
}

const NO_KEY: Pause = { kind: 'refused', facts: { kind: 'noKey' } };

const WITHOUT_DRIVER: ReadonlySet<Driver> = new Set(['soon', 'nobody']);

const HOLDS_BACK: ReadonlySet<BatchCommand['kind']> = new Set(['pause', 'stop', 'askStop']);

/**
 * Commands after taking a batch over. A command for some rows must not start all, and nothing continues
 * while another tab's stop question is open.
 */
function afterTaking(batchState: BatchState, command: BatchCommand | 'takeOver'): readonly BatchCommand[] {
  const { phase, stops } = batchState;
  // Not once the person has paused or stopped it since.
  const goOn: BatchCommand = { kind: 'goOn', stops };
  if (command === 'takeOver') return phase.kind === 'going' && phase.only === undefined ? [goOn] : [];
  if (command.kind !== 'keepOn') return [command];
  const isHeld = phase.kind === 'paused' && phase.why.kind === 'stopAsked' && phase.why.only === undefined;
  return isHeld && isGoingOnAfter(batchState, command.question) ? [goOn] : [];
}
