import { Check, Copy } from 'lucide-react';
import { useRef, useState } from 'react';

import { useMessages } from '#messages/use-messages.ts';

import { Button, IconButton } from './button.tsx';
import { writeClipboard } from '../text/write-clipboard.ts';

type CopyState = 'idle' | 'copied' | 'failed';

function useCopy(text: CopyButtonProps['text']): { state: CopyState; copy: () => void } {
  const [state, setState] = useState<CopyState>('idle');
  const timer = useRef(0);
  const show = (next: CopyState) => {
    setState(next);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setState('idle'), 2_000);
  };
  const copy = () => {
    writeClipboard(text()).then(
      () => show('copied'),
      () => show('failed'),
    );
  };
  return { state, copy };
}

type CopyButtonProps = {
  readonly text: () => string | Promise<string>;
  readonly label: string;
  readonly iconOnly?: boolean;
  readonly command?: string;
};

export function CopyButton({ text, label, iconOnly = false, command }: CopyButtonProps) {
  const t = useMessages();
  const { state, copy } = useCopy(text);
  const isCopied = state === 'copied';
  const icon = isCopied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />;
  const said = { idle: '', copied: t('common.copied'), failed: t('common.copyFailed') }[state];
  return (
    <span className="relative inline-flex items-center">
      {iconOnly ? (
        <IconButton label={label} onClick={copy}>
          {icon}
        </IconButton>
      ) : (
        <Button size="small" variant="quiet" data-command={command} onClick={copy}>
          {icon}
          {/* Keeps its room and its name while "Copied" stands over it. */}
          <span className={isCopied ? 'opacity-0' : undefined}>{label}</span>
        </Button>
      )}
      <span
        role="status"
        className={
          state === 'failed'
            ? 'text-sm text-bad'
            : iconOnly
              ? 'sr-only'
              : 'pointer-events-none absolute inset-y-0 left-7 flex items-center text-sm font-medium text-muted'
        }
      >
        {said}
      </span>
    </span>
  );
}
