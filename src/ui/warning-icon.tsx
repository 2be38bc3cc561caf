import { TriangleAlert } from 'lucide-react';

/** Warning icon, because colour alone does not inform everybody. */
export function WarningIcon() {
  return <TriangleAlert size={14} aria-hidden className="mr-1 inline align-[-2px] text-warn" />;
}
