import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

type Task = {
  key: string
  icon: IconName
  sentence: ReactNode
  detail?: ReactNode
  age?: ReactNode
  action: ReactNode
}

/** What waits, one line each: the sentence, who, for how long, one button. */
export function TaskList({ title, tasks }: { title: string; tasks: Task[] }) {
  return (
    <section className="block">
      <h2 className="rule-title">{title}</h2>
      <ul>
        {tasks.map(({ key, icon, sentence, detail, age, action }) => (
          <li key={key} className="task">
            <span className="task-icon">
              <Icon name={icon} />
            </span>
            <div>
              <b>{sentence}</b>
              {detail && <small>{detail}</small>}
            </div>
            <span className="task-age">{age}</span>
            {action}
          </li>
        ))}
      </ul>
    </section>
  )
}
