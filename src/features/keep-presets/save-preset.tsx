import { beginningOf } from '#core/cut-text.ts';
import { type SubmitEvent, useId, useState } from 'react';

import { useKeyStore } from '#api/api-context.tsx';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { Draft } from '#core/draft/draft.ts';
import { type DraftSecret, draftSecrets, withoutSecrets } from '#core/secrets/draft-secrets.ts';
import { MAX_PRESET_NAME } from '#core/preset/preset.ts';
import { isOwnKey } from '#core/secrets/find-secrets.ts';
import type { MessageKey } from '#messages/en.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { TitleText } from '#parts/title-text.tsx';
import { Button } from '#ui/controls/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { CONTROL } from '#ui/controls/control-style.ts';
import { FieldFrame } from '#ui/controls/field-frame.tsx';
import { Notice } from '#ui/notice.tsx';
import { WarningIcon } from '#ui/warning-icon.tsx';

import type { Presets } from './use-presets.ts';

type SavePresetProps = {
  readonly descriptor: WorkerDescriptor;
  readonly current: () => Draft;
  readonly store: Presets;
};

/** Saves the form under a name; saves what looks like a secret only on request. */
export function SavePreset({ descriptor, current, store }: SavePresetProps) {
  const t = useMessages();
  const id = useId();
  const [draft] = useState(current);
  const keyStore = useKeyStore();
  const [secrets] = useState(() => draftSecrets(draft, descriptor, keyStore.get()));
  const [putBack, setPutBack] = useState<ReadonlySet<DraftSecret>>(new Set());
  const [text, setText] = useState('');
  const [saved, setSaved] = useState('');
  const name = text.trim();
  const isSaved = store.presets.some((other) => other.name === saved);
  const replaces = store.presets.some((other) => other.name === name);
  if (draft.brokenJson !== undefined) return <Notice tone="warn" title={t('presets.brokenJson')} />;

  const save = async () => {
    const out = secrets.filter((secret) => !putBack.has(secret));
    const preset = {
      name,
      draft: withoutSecrets(draft, out, descriptor),
      omitted: out.map((secret) => titleOf(t, secret)),
      imported: false,
    };
    if (!(await store.save(preset, replaces))) return;
    setSaved(name);
    // The next name may have been typed meanwhile.
    setText((latest) => (latest === text ? '' : latest));
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (name !== '') void save();
  };
  return (
    <form onSubmit={submit} className="space-y-3">
      <div className="flex flex-wrap items-end gap-2">
        <FieldFrame field="preset" controlId={id} label={t('presets.name')} className="min-w-48 grow basis-0">
          <input
            id={id}
            data-first-focus
            autoComplete="off"
            maxLength={MAX_PRESET_NAME}
            value={text}
            onChange={(event) => setText(event.target.value)}
            aria-describedby={`${id}-help`}
            className={CONTROL}
          />
        </FieldFrame>
        <Button
          type="submit"
          variant="primary"
          disabled={name === ''}
          title={name === '' ? t('presets.save.nameless') : undefined}
        >
          {t(replaces ? 'presets.save.replace' : 'presets.save')}
        </Button>
      </div>
      <p id={`${id}-help`} role="status" className={classNames('min-h-5 text-sm', !replaces && 'text-good')}>
        {replaces ? t('presets.replaces', { name }) : isSaved && t('presets.done', { name: saved })}
      </p>
      {secrets.length > 0 && (
        <fieldset className="rounded border border-line px-3 py-2">
          <legend className="px-1 font-medium">{t('presets.secrets')}</legend>
          <ul className="space-y-1">
            {secrets.map((secret) => (
              <li key={`${secret.kind} ${secret.name}`}>
                <label className="flex min-h-7 items-center gap-2">
                  <input
                    type="checkbox"
                    checked={putBack.has(secret)}
                    disabled={isOwnKey(secret.reason)}
                    onChange={(event) => {
                      const next = new Set(putBack);
                      if (event.target.checked) next.add(secret);
                      else next.delete(secret);
                      setPutBack(next);
                    }}
                  />
                  <TitleText whole={titleOf(t, secret)} />
                </label>
                <p className="pl-6 text-sm text-warn">
                  <WarningIcon />
                  {t(putBack.has(secret) ? 'presets.secret.in' : 'presets.secret.out', {
                    why: t(whyOf(secret)),
                  })}
                </p>
              </li>
            ))}
          </ul>
        </fieldset>
      )}
    </form>
  );
}

function titleOf(t: Translate, secret: DraftSecret): string {
  return secret.kind === 'option' ? t(`options.${secret.name}`) : beginningOf(secret.title, MAX_PRESET_NAME);
}

function whyOf({ reason }: DraftSecret): MessageKey {
  return reason.kind === 'topic' ? `share.secret.topic.${reason.topic}` : `share.secret.look.${reason.look}`;
}
