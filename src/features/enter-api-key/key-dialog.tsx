import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react';

import { useApi, useApiConfig, useHasKey, useKeyStore, useKeyTail } from '#api/api-context.tsx';
import { type KeyProblem, parseKey } from '#api/key/key-store.ts';
import { accountQuery } from '#api/queries/queries.ts';
import { useKeyOwner } from '#api/queries/use-balance.ts';
import { SANDBOX_KEY } from '#core/run/sandbox-key.ts';
import type { MessageKey } from '#messages/en.ts';
import { formatMoney } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';
import { Dialog } from '#ui/overlay/dialog.tsx';
import { ConsoleLink } from '#parts/links/console-link.tsx';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { FieldFrame } from '#ui/controls/field-frame.tsx';
import { Notice } from '#ui/notice.tsx';

type KeyDialogProps = { readonly reason: string | undefined; readonly onClose: (saved: boolean) => void };

export function KeyDialog({ reason, onClose }: KeyDialogProps) {
  const t = useMessages();
  const [key, setKey] = useState('');
  const [problem, setProblem] = useState<KeyProblem>();
  const savesOnly = useRef(false);
  const check = useSaveKey(() => {
    // The value of a controlled field stands in the page's markup too.
    setKey('');
    if (reason !== undefined) onClose(!savesOnly.current);
  });
  // Of the key that this tab has, until another one was tried.
  const { refusal } = useKeyOwner();
  const failure = check.error ?? (check.isPending ? undefined : refusal);
  // Nothing more is put in: what is pressed now closes the dialog.
  const isDone = check.isSuccess && key === '';
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isDone) {
      onClose(true);
      return;
    }
    const parsed = parseKey(key);
    setProblem(parsed.ok ? undefined : parsed.error);
    if (!parsed.ok) event.currentTarget.querySelector('input')?.focus();
    if (parsed.ok && !check.isPending) check.mutate(parsed.value);
  };
  return (
    <Dialog title={t('key.title')} onClose={() => onClose(check.isSuccess)}>
      <form onSubmit={submit} noValidate className="grid gap-6">
        {reason !== undefined && <p>{reason}</p>}
        <KeyField value={key} problem={problem && t(PROBLEM[problem])} onChange={setKey} />
        <KeyPromise />
        {failure && <FailureNotice failure={failure} />}
        {check.data && (
          <Notice tone="good" title={t('key.saved', { amount: formatMoney(check.data.balance) })} />
        )}
        <KeyActions
          pending={check.isPending}
          starts={reason !== undefined}
          onSave={(only) => {
            savesOnly.current = only;
          }}
          saved={check.isSuccess}
          done={isDone}
          onClose={() => onClose(check.isSuccess)}
          onForget={check.giveUp}
        />
      </form>
    </Dialog>
  );
}

const PROBLEM: Record<KeyProblem, MessageKey> = { empty: 'key.empty', unsafe: 'key.malformed' };

const focusOn = (button: HTMLButtonElement | null) => button?.focus();

/** Saves the key only if the platform accepts it and the dialog was not left before. */
function useSaveKey(onSaved: () => void) {
  const api = useApi();
  const keyStore = useKeyStore();
  const queryClient = useQueryClient();
  const checking = useRef<AbortController>(undefined);
  useEffect(() => () => checking.current?.abort(), []);
  const check = useMutation({
    mutationFn: (key: string) => {
      checking.current = new AbortController();
      return api.account(key, checking.current.signal);
    },
    // The key must not stay in the mutation cache once the dialog is gone.
    gcTime: 0,
    onSuccess: (account, key) => {
      keyStore.set(key);
      queryClient.setQueryData(accountQuery(api).queryKey, account);
      onSaved();
    },
  });
  const giveUp = () => {
    checking.current?.abort();
    check.reset();
  };
  return { ...check, giveUp };
}

type KeyFieldProps = {
  readonly value: string;
  readonly problem: string | undefined;
  readonly onChange: (value: string) => void;
};

function KeyField({ value, problem, onChange }: KeyFieldProps) {
  const t = useMessages();
  const { platform } = useApiConfig();
  const id = useId();
  return (
    <FieldFrame
      field="api-key"
      controlId={id}
      label={t('key.label')}
      help={platform.kind === 'sandbox' ? <SandboxKey onUse={onChange} /> : <WhereKeyIs />}
      helpId={`${id}-help`}
      error={problem}
      errorId={`${id}-error`}
    >
      <input
        id={id}
        type="password"
        data-first-focus
        autoComplete="off"
        spellCheck={false}
        value={value}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-help ${id}-error`}
        onChange={(event) => onChange(event.target.value)}
        className={CONTROL}
      />
    </FieldFrame>
  );
}

function WhereKeyIs() {
  const t = useMessages();
  return (
    <>
      {t('key.where')} <ConsoleLink to="key" />
    </>
  );
}

function SandboxKey({ onUse }: { readonly onUse: (key: string) => void }) {
  const t = useMessages();
  return (
    <>
      {t('key.sandbox')}{' '}
      <button
        type="button"
        className="touch-overlay text-accent underline"
        onClick={() => onUse(SANDBOX_KEY)}
      >
        {t('key.sandbox.use')}
      </button>
    </>
  );
}

function KeyPromise() {
  const t = useMessages();
  const { origin, platform } = useApiConfig();
  const tail = useKeyTail();
  const inPage = platform.kind === 'sandbox' && platform.inPage === true;
  return (
    <div className="text-sm text-muted">
      <p>{inPage ? t('key.promise.sandbox') : t('key.promise', { origin })}</p>
      <p>{t('key.tab')}</p>
      {tail !== undefined && <p>{t('key.has', { tail })}</p>}
    </div>
  );
}

type KeyActionsProps = {
  readonly pending: boolean;
  readonly saved: boolean;
  readonly done: boolean;
  readonly starts: boolean;
  readonly onSave: (only: boolean) => void;
  readonly onClose: () => void;
  readonly onForget: () => void;
};

function KeyActions({ pending, saved, done, starts, onSave, onClose, onForget }: KeyActionsProps) {
  const t = useMessages();
  const keyStore = useKeyStore();
  const hasKey = useHasKey();
  const forget = () => {
    keyStore.forget();
    onForget();
  };
  return (
    <div className="flex flex-wrap justify-end gap-2 pt-1">
      {hasKey && (
        <Button variant="quiet" className="mr-auto" onClick={forget}>
          {t('key.forget')}
        </Button>
      )}
      {done ? (
        <Button ref={focusOn} type="submit" variant="primary">
          {t('common.close')}
        </Button>
      ) : (
        <Button onClick={onClose}>{saved ? t('common.close') : t('common.cancel')}</Button>
      )}
      {starts && (
        // No button to submit with: Enter means the other.
        <Button
          disabled={pending}
          onClick={({ currentTarget }) => {
            onSave(true);
            currentTarget.form?.requestSubmit();
          }}
        >
          {t('key.save.only')}
        </Button>
      )}
      {!done && (
        <Button type="submit" variant="primary" disabled={pending} onClick={() => onSave(false)}>
          {pending ? t('key.checking') : t(starts ? 'key.save.start' : 'key.save')}
        </Button>
      )}
    </div>
  );
}
