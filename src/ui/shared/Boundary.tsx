import { Component, type ReactNode } from 'react';

interface BoundaryProps {
  /** What stands here, in words: "the curves". */
  name: string;
  children: ReactNode;
}

/** Keeps a panel that fails from taking the page with it; the others work on. */
export class Boundary extends Component<BoundaryProps, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <div className="boundary" role="alert">
        <p>
          <strong>Something went wrong in {this.props.name}.</strong> The rest of the page works on.
        </p>
        <p className="mono">{error.message}</p>
        <button type="button" className="button" onClick={() => this.setState({ error: null })}>
          Show it again
        </button>
      </div>
    );
  }
}
