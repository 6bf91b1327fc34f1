// Proposes the time zone of this device, where the page proposed one and nobody has chosen another. Without this file the page's
// own proposal stays, which goes by the country.
const zones = document.querySelector("select[data-proposed]");
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;

if (zones && zones.value === zones.dataset.proposed && [...zones.options].some((option) => option.value === own)) {
  zones.value = own;
}
