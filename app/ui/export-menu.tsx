import { useId } from 'react'
import { Button } from './button.tsx'
import { withParam } from './table.tsx'

const formats = [
  { format: 'xlsx', label: 'Excel (.xlsx)' },
  { format: 'ods', label: 'LibreOffice (.ods)' },
  { format: 'csv', label: 'Texte (.csv)' },
]

/** The list exactly as it is filtered, in the format one chooses; opened without script. */
export function ExportMenu({ url }: { url: URL | string }) {
  const menuId = useId()
  return (
    <>
      <Button type="button" icon="download" popoverTarget={menuId}>
        Exporter
      </Button>
      <div className="more-menu" id={menuId} popover="auto">
        {formats.map(({ format, label }) => (
          <a
            key={format}
            href={
              typeof url === 'string' ? `${url}?format=${format}` : withParam(url, 'format', format)
            }
            download
          >
            {label}
          </a>
        ))}
      </div>
    </>
  )
}
