import { FileUp } from 'lucide-react';
import { useRef } from 'react';

import { Button, type ButtonProps } from './button.tsx';

type FileButtonProps = Pick<ButtonProps, 'variant' | 'size'> & {
  readonly label: string;
  readonly inputLabel?: string;
  readonly accept?: string;
  readonly onFile: (file: File) => void;
};

export function FileButton({ label, inputLabel = label, accept, onFile, ...look }: FileButtonProps) {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...look} onClick={() => chooser.current?.click()}>
        <FileUp size={14} aria-hidden />
        {label}
      </Button>
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
    </>
  );
}
