import { TriangleAlert } from 'lucide-react';

/** In front of a line that warns: its colour alone would not tell everybody. */
export function WarningMark() {
  return <TriangleAlert size={14} aria-hidden className="mr-1 inline align-[-2px] text-warn" />;
}
