import { Component, type ReactNode } from 'react';

type BoundaryProps = { readonly children: ReactNode; readonly fallback: (error: unknown) => ReactNode };

/** Draws the fallback in place of children that fail while they are drawn. */
export class Boundary extends Component<BoundaryProps, { readonly error?: unknown }> {
  override state: { readonly error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    return 'error' in this.state ? this.props.fallback(this.state.error) : this.props.children;
  }
}
