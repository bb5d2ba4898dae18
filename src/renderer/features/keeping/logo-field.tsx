/** The company's logo: chosen from a file, made small by the page itself, shown as it will be printed. */
import { Button, FileButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isLogo, LOGO_BOX } from '../../../shared/domain/logo.ts';

/** The picture as a PNG that fits the box; null when it cannot be read. */
async function smallPng(file: File): Promise<Uint8Array<ArrayBuffer> | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return null;
  const scale = Math.min(1, LOGO_BOX.width / picture.width, LOGO_BOX.height / picture.height);
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(picture.width * scale)),
    Math.max(1, Math.round(picture.height * scale)),
  );
  const pen = canvas.getContext('2d');
  if (pen === null) return null;
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
  return isLogo(bytes) ? bytes : null;
}

/** The picture as an image element takes it; a logo is small enough for that. */
export const pngUrl = (png: Uint8Array): string =>
  `data:image/png;base64,${btoa(Array.from(png, (byte) => String.fromCharCode(byte)).join(''))}`;

export function LogoField({
  shown,
  readOnly = false,
  onLogo,
}: {
  /** What an image element can show; null where there is no logo. */
  readonly shown: string | null;
  readonly readOnly?: boolean;
  readonly onLogo: (png: Uint8Array<ArrayBuffer> | null) => void;
}) {
  const { t } = useTranslation();
  const [isBad, setBad] = useState(false);
  const take = async (file: File | null): Promise<void> => {
    if (file === null) return;
    const png = await smallPng(file);
    setBad(png === null);
    if (png !== null) onLogo(png);
  };
  return (
    <div className="logo-field">
      <span className="logo-label">{t('company.logo')}</span>
      <span className="quiet tiny">{t('company.logo-why')}</span>
      <div className="logo-ways">
        {shown === null ? null : <img className="logo-shown" src={shown} alt={t('company.logo')} />}
        <FileButton accept="image/png,image/jpeg,image/webp" disabled={readOnly} onChange={(file) => void take(file)}>
          {(own) => (
            <Button {...own} variant="default" disabled={readOnly}>
              {t('company.logo-pick')}
            </Button>
          )}
        </FileButton>
        {shown === null ? null : (
          <Button variant="subtle" disabled={readOnly} onClick={() => onLogo(null)}>
            {t('company.logo-none')}
          </Button>
        )}
      </div>
      {isBad ? (
        <p className="small" role="alert">
          {t('company.logo-bad')}
        </p>
      ) : null}
    </div>
  );
}
