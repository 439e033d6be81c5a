/** Said on every page of a union that is not real. */
export function DemoBanner() {
  return (
    <section className="banner" aria-label="Démonstration">
      <b>Démonstration.</b> Les personnes et les formations de cette union sont inventées.
    </section>
  )
}
