/** The É that is a ladder. Its colours are set by the stylesheet: `mark-mono` for one ink. */
export function Mark({ mono = false }: { mono?: boolean }) {
  return (
    <svg
      className={mono ? 'mark mark-mono' : 'mark'}
      viewBox="0 0 32 32"
      fill="none"
      strokeWidth="3.2"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path className="ink" d="M5.2 28.4 9.9 8.6M6 25.4h11.6M7.6 18.6h11.6M9.2 11.8h11.6" />
      <path className="fire" d="M21.4 27.6 27.2 3.2" />
    </svg>
  )
}
