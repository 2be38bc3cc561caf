import { FileUp } from 'lucide-react';
import { useRef } from 'react';

import { Button, type ButtonProps } from './button.tsx';

type ChooserProps = {
  readonly inputLabel: string;
  readonly accept?: string | undefined;
  readonly onFile: (file: File) => void;
};

/** @returns the element that holds the file, to be drawn somewhere, and what opens the choice */
export function useFileChooser({ inputLabel, accept, onFile }: ChooserProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const input = (
    <input
      ref={chooser}
      type="file"
      accept={accept}
      hidden
      aria-label={inputLabel}
      onChange={(event) => {
        const [file] = event.currentTarget.files ?? [];
        event.currentTarget.value = '';
        if (file !== undefined) onFile(file);
      }}
    />
  );
  return { input, choose: () => chooser.current?.click() };
}

type FileButtonProps = Pick<ButtonProps, 'variant' | 'size'> &
  Pick<ChooserProps, 'accept' | 'onFile'> & {
    readonly label: string;
    readonly inputLabel?: string;
  };

export function FileButton({ label, inputLabel = label, accept, onFile, ...look }: FileButtonProps) {
  const { input, choose } = useFileChooser({ inputLabel, accept, onFile });
  return (
    <>
      <Button {...look} onClick={choose}>
        <FileUp size={14} aria-hidden />
        {label}
      </Button>
      {input}
    </>
  );
}
