import type { KeyProof } from '#api/key/key-proof.ts';
import type { BatchId } from '#core/batch/batch.ts';
import { MOST_NOTING } from '#core/batch/state/next-action.ts';

import {
  type BatchCommand,
  batchChannel,
  type Message,
  parseMessage,
  parseSealed,
  type SealedCommand,
} from './batch-messages.ts';

/** Milliseconds within which an active tab acknowledges: longer than a noted start takes to be sent. */
export const ANSWER_TIMEOUT_MS = MOST_NOTING + 500;

export type MailboxParts = {
  readonly channel: (name: string) => Pick<BroadcastChannel, 'postMessage' | 'onmessage' | 'close'>;
  readonly proof: KeyProof;
  readonly digest: (text: string) => Promise<string | undefined>;
  readonly now: () => number;
};

type Plain = Exclude<Message, { readonly kind: 'command' | 'yield' }>;

type Receiver = {
  readonly [Kind in Plain['kind']]: (message: Extract<Plain, { readonly kind: Kind }>) => void;
} & {
  /** Since when this tab drives the batch, by this computer's clock; undefined while another does. */
  readonly drivingSince: () => number | undefined;
  readonly isSpending: (command: BatchCommand) => boolean;
  readonly command: (command: BatchCommand) => void;
  readonly yield: (id: string) => void;
};

export type Mailbox = {
  readonly tell: (message: Exclude<Message, { readonly kind: 'command' }>) => void;
  readonly send: (sealed: Omit<SealedCommand, 'batch'>) => void;
};

/**
 * The messages between tabs that have a batch open. Every page of the origin can post here, also pages
 * that are not consoles.
 * A command that spends therefore needs a signature with the driving tab's own key and runs once: its ID
 * is used once, and signatures from before this tab began to drive are void. Commands that spend nothing
 * are accepted from anyone.
 */
export function openMailbox(
  batch: BatchId,
  { channel, proof, digest, now }: MailboxParts,
  on: Receiver,
): Mailbox {
  const line = channel(batchChannel(batch));
  const used = new Set<string>();
  // In the order in which they were pressed, and heard: a signature takes its time.
  let outbox = Promise.resolve();
  let inbox = Promise.resolve();
  const tell = (message: Message) => line.postMessage(message);

  const isLate = ({ until }: { readonly until?: number }) => until !== undefined && now() >= until;

  const isProven = async (
    { id, until = 0 }: SealedCommand,
    { sealed, signature = '' }: Extract<Message, { readonly kind: 'command' }>,
  ): Promise<boolean> => {
    const since = on.drivingSince() ?? Infinity;
    if (used.has(id) || until - ANSWER_TIMEOUT_MS < since) return false;
    if (!(await proof.hasSigned(sealed, signature))) return false;
    used.add(id);
    return true;
  };

  const receive = async (message: Extract<Message, { readonly kind: 'command' }>) => {
    const sealed = parseSealed(message.sealed);
    if (sealed?.batch !== batch || on.drivingSince() === undefined || isLate(sealed)) return;
    const { id, command } = sealed;
    // It would end what holds the batch: only the tab that asked knows the secret.
    if (command.kind === 'keepOn' && (await digest(command.secret)) !== command.question) return;
    const isAdmitted = !on.isSpending(command) || (await isProven(sealed, message));
    if (on.drivingSince() === undefined || isLate(sealed)) return;
    tell({ kind: isAdmitted ? 'heard' : 'otherKey', id });
    if (isAdmitted) on.command(command);
  };

  line.onmessage = ({ data }: MessageEvent<unknown>) => {
    const message = parseMessage(data);
    if (message === undefined) return;
    if (message.kind === 'command') {
      inbox = inbox.then(() => receive(message)).catch(() => undefined);
    } else if (message.kind === 'yield') {
      if (on.drivingSince() === undefined || isLate(message)) return;
      tell({ kind: 'heard', id: message.id });
      on.yield(message.id);
    } else {
      const hear = on[message.kind] as (message: Plain) => void; // that of its kind
      hear(message);
    }
  };

  return {
    tell,
    send: (command) => {
      const sealed = JSON.stringify({ batch, ...command });
      const signing = proof.sign(sealed);
      outbox = outbox.then(async () => {
        const signature = await signing.catch(() => undefined);
        tell({ kind: 'command', sealed, ...(signature !== undefined && { signature }) });
      });
    },
  };
}
