import { classNames } from '../class-names.ts';

/** A grey place-holder of the size that the class names give, while something loads; seen only where that takes a while. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <div aria-hidden className={classNames('animate-late rounded bg-line/60', className)} />;
}
