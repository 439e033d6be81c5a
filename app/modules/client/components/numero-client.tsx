import { Button } from '#app/ui/button.tsx'
import { Details } from '#app/ui/details.tsx'
import { Field } from '#app/ui/form.tsx'

type Props = { action: string; error: string | undefined; saisi: string }

/** CLI-1: who already has a number does not fill everything again. */
export function NumeroClient({ action, error, saisi }: Props) {
  return (
    <Details summary="Vous avez déjà un numéro de client ?" open={error !== undefined}>
      <form method="post" action={action} noValidate className="fields">
        <Field
          name="numeroClient"
          label="Numéro de client"
          hint="Il est sur nos courriels et nos conventions : C00042. Nous envoyons le formulaire déjà rempli à l’adresse que nous connaissons."
          width={14}
          defaultValue={saisi}
          error={error}
          autoComplete="off"
        />
        <p>
          <Button icon="mail" name="intention" value="numero">
            Recevoir le formulaire rempli
          </Button>
        </p>
      </form>
    </Details>
  )
}
