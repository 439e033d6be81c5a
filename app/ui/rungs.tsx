const mostRungs = 16

/** Places drawn as rungs; beyond 16, a bar. The figures are always beside. */
export function Rungs({ taken, places }: { taken: number; places: number }) {
  const filled = Math.min(taken, places)
  return (
    <span className={taken > places ? 'rungs rungs-over' : 'rungs'}>
      {places <= mostRungs ? rungs(filled, places) : bar(filled / places)}
      <span>
        {`${taken}/${places}`}
        {taken > places && (
          <b>
            <span>, </span>dépassement
          </b>
        )}
        <span className="offscreen"> places prises</span>
      </span>
    </span>
  )
}

function rungs(filled: number, places: number) {
  const step = places > 10 ? 4 : 6
  const width = Math.max(places * step - 1.5, 0)
  return (
    <svg width={width} height="13" viewBox={`0 0 ${width} 13`} aria-hidden="true">
      {filled < places && <path className="free" d={drawing(filled, places, step)} />}
      {filled > 0 && <path className="taken" d={drawing(0, filled, step)} />}
    </svg>
  )
}

/** One path whatever the number: a list of a hundred rows stays light. */
function drawing(from: number, to: number, step: number): string {
  const width = step - 1.5
  let path = ''
  for (let rung = from; rung < to; rung += 1) path += `M${rung * step} 0h${width}v13h-${width}z`
  return path
}

function bar(share: number) {
  return (
    <svg width="60" height="13" viewBox="0 0 60 13" aria-hidden="true">
      <rect className="free" y="2" width="60" height="9" rx="2" />
      <rect className="taken" y="2" width={60 * share} height="9" rx="2" />
    </svg>
  )
}
