import { type DragEvent, useState } from 'react';

export const DROP = 'outline-2 outline-offset-2 outline-accent outline-dashed';

export type Drop = ReturnType<typeof useDrop>;

export function useDrop(onFiles: (first: File, others: readonly File[]) => void) {
  const [isOver, setIsOver] = useState(false);
  return {
    isOver,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setIsOver(true);
      },
      onDragLeave: (event: DragEvent) => {
        const to = event.relatedTarget;
        if (!(to instanceof Node) || !event.currentTarget.contains(to)) setIsOver(false);
      },
      onDrop: (event: DragEvent) => {
        setIsOver(false);
        // Text that is dragged into a field is no file.
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        const [first, ...others] = event.dataTransfer.files;
        if (first) onFiles(first, others);
      },
    },
  };
}
