import { shortened } from '#core/cut-text.ts';
import { writeJson } from '#core/json/write.ts';
import type { Run, RunLog } from '#core/run/run.ts';
import { findLooseSecret } from '#core/secrets/find-secrets.ts';
import { omitSecrets } from '#core/secrets/omit-secrets.ts';
import { redactKey } from '#core/secrets/own-key.ts';
import type { Translate } from '#messages/i18n.ts';
import type { StoredInput } from '#starts/history/stored-input.ts';

import { toLogText } from '../log/log-text.ts';

const LOG_LINES = 20;
const MOST_CHARACTERS = 4_000;

type Known = {
  readonly run: Run;
  readonly stored: StoredInput | undefined;
  readonly log: RunLog | undefined;
  /** The API key of this tab. */
  readonly key: string | undefined;
};

/** A failed run as plain text for the author of its Worker, without anything that may be a secret. */
export function authorReport(t: Translate, { run, stored, log, key }: Known): string {
  const clean = (text: string): string => {
    const redacted = redactKey(shortened(text, MOST_CHARACTERS), key);
    return findLooseSecret('', redacted) === undefined ? redacted : t('run.author.secret');
  };
  const named = (name: string, value: string) => t('common.named', { name, value });
  const moment = (name: string, at: number | undefined) =>
    at === undefined ? [] : [named(name, new Date(at).toISOString())];
  const reason = run.errorMessage.trim();
  const lines = (log?.entries ?? []).slice(-LOG_LINES).map(({ content }) => clean(toLogText(content)));
  return [
    reason === '' ? t('run.failed.title') : named(t('run.failed.title'), clean(reason)),
    named(t('run.author.worker'), `${run.workerTitle} (${run.workerSlug})`),
    named(t('run.fact.version'), run.version),
    named(t('run.fact.id'), run.slug),
    ...moment(t('run.fact.started'), run.startedAt),
    ...moment(t('run.author.ended'), run.finishedAt),
    ...(stored === undefined ? [] : inputLines(t, stored, key)),
    ...(lines.length === 0 ? [] : ['', t('run.author.log'), ...lines]),
  ].join('\n');
}

function inputLines(t: Translate, stored: StoredInput, key: string | undefined): readonly string[] {
  // Looked at again: an earlier build may have kept what this one leaves out.
  const { order, omitted } = omitSecrets(stored.order, [], key);
  const left = [...omitted, ...stored.omitted];
  return [
    '',
    t('run.author.input'),
    shortened(writeJson(order.custom), MOST_CHARACTERS),
    ...(left.length === 0 ? [] : [t('run.author.omitted', { names: left.join(', ') })]),
  ];
}
