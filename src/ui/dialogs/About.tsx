import { Dialog } from './Dialog.tsx';

/** What this is, and what it promises. */
export function About() {
  return (
    <Dialog title="About">
      <div className="prose">
        <p>
          Murmuration is a laboratory for the science of scaling agent systems: turn a dial, and see when more
          agents help, and why.
        </p>
        <p>
          <strong>What you see is what happened.</strong> A message stands where it is in simulated time.
          Where too many exist to draw, the page says what share it draws.
        </p>
        <p>
          <strong>The same inputs give the same run</strong>, to the last bit. A link holds the setting, the
          seed and all that was done by hand.
        </p>
        <p>
          <strong>Nothing leaves this page.</strong> No file you open, and no setting, is sent anywhere.
        </p>
      </div>
    </Dialog>
  );
}
