export function Evidence() {
  return <p>…</p>;
}
