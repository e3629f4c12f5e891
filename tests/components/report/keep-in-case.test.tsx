import { render } from 'preact';
import { expect, it } from 'vitest';
import { KeepInCase } from '../../../components/report/KeepInCase.tsx';
import { ServicesContext } from '../../../components/services.ts';
import { listCases } from '../../../utils/storage/cases.ts';
import { until } from '../../drive/until.ts';
import { button, control, fill, openPopup } from '../popup-harness.tsx';

it('a new case that was chosen before the known ones were read stays chosen', async () => {
  const { root, db, services, report, stored } = await openPopup();
  const read = Promise.withResolvers<void>();
  render(
    <ServicesContext.Provider
      value={{
        ...services,
        report: { ...report, listCases: () => read.promise.then(() => report.listCases()) },
      }}
    >
      <KeepInCase draft={await stored()} />
    </ServicesContext.Provider>,
    root,
  );
  button(root, 'Keep in a case…').click();
  const select = await until('the choice', () => root.querySelector('select'));
  fill(select, 'new');
  const title = await until('the title', () => control(root, 'Name of the new case'));
  read.resolve();
  await until('the cases', () => select.options.length > 1);
  expect(title.isConnected).toBe(true);
  fill(title, 'Another matter');
  await until('the button', () => !button(root, 'Keep').disabled);
  button(root, 'Keep').click();
  await until('the word', () => root.textContent?.includes('Kept in: Another matter'));
  expect((await listCases(db)).map((each) => each.title)).toContain('Another matter');
});
