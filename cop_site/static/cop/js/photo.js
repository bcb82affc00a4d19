// Makes a photo small before it is sent, as the server would do after; on a weak network that is the difference between seconds and minutes.

const QUALITY = 0.85;
// Below this a photo costs little; what is no photograph (a screenshot in PNG) would only lose by it.
const LIGHT = 1000000;
const PHOTOGRAPHS = new Set(["image/jpeg", "image/webp", "image/heic", "image/heif"]);

async function lightened(file, longestSide) {
  if (!PHOTOGRAPHS.has(file.type) || file.size <= LIGHT) return file;
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  const light = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  return light && light.size < file.size ? new File([light], `${file.name.replace(/\.[^.]*$/, "")}.jpg`, { type: light.type }) : file;
}

function megabytes(bytes) {
  return `${(bytes / 1000000).toLocaleString("id", { maximumFractionDigits: 1 })} MB`;
}

async function chosen(input, said) {
  const [file] = input.files;
  said.textContent = "";
  try {
    const light = file && (await lightened(file, Number(input.dataset.longestSide)));
    // Another may have been chosen meanwhile.
    if (!light || light === file || input.files[0] !== file) return;
    const kept = new DataTransfer();
    kept.items.add(light);
    input.files = kept.files;
    said.textContent = said.dataset.say.replace("{dari}", megabytes(file.size)).replace("{menjadi}", megabytes(light.size));
  } catch {
    // What the browser cannot open is sent as it is: the server says what is wrong with it.
  }
}

// The server would refuse it, and the photo would have to be chosen and sent again.
function withoutWords(event, input, said) {
  const words = document.getElementById(said.dataset.words);
  if (!input.files.length || words.value.trim()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  said.textContent = said.dataset.sayWords;
  words.focus();
}

document.querySelectorAll("[data-lightened]").forEach((said) => {
  const input = document.getElementById(said.dataset.lightened);
  input.addEventListener("change", () => chosen(input, said));
  input.form.addEventListener("submit", (event) => withoutWords(event, input, said), { capture: true });
});
