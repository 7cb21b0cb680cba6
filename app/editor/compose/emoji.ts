/** The emoji that customer messages use, each with the words one looks for it by, in both languages. */
const LIST = `
😀 sonrisa feliz smile happy|😊 sonrisa amable blush warm smile|😄 alegre risa joy laugh|😉 guiño wink|🙂 sonrisa leve slight smile
😍 encanta corazones love eyes|🤗 abrazo hug|🤔 pensar duda thinking|😅 alivio nervios sweat relief|😢 triste llanto sad cry
😔 pena pensativo pensive sad|😮 sorpresa wow surprise|😴 dormir noche sleep|🥳 fiesta celebrar party|😎 genial gafas cool
🙌 celebrar manos hooray hands|👏 aplauso clap|👍 bien pulgar arriba yes thumbs up|👎 mal pulgar abajo no thumbs down|👌 perfecto ok
🙏 gracias por favor thanks please|🤝 acuerdo trato deal handshake|👋 hola saludo adiós wave hello|💪 fuerza ánimo strong|👉 derecha señalar point right
👇 abajo señalar point down|☝️ uno arriba point up|✌️ paz victoria peace|🫶 corazón manos heart hands|✍️ escribir firmar write sign
❤️ corazón amor rojo heart love|💙 corazón azul blue heart|💚 corazón verde green heart|💛 corazón amarillo yellow heart|💜 corazón morado purple heart
✨ brillo nuevo sparkles new|⭐ estrella star|🌟 estrella brillo glowing star|🔥 fuego oferta fire hot deal|🎉 fiesta celebrar party popper
🎁 regalo gift present|🎂 cumpleaños torta birthday cake|🏆 premio trofeo trophy award|🥇 primero medalla first medal|💯 cien perfecto hundred
✅ listo hecho check done|☑️ marcado casilla checked|❌ no error cancelar cross cancel|⚠️ aviso cuidado alerta warning|❗ importante exclamación exclamation
❓ pregunta duda question|ℹ️ información info|🔔 recordatorio campana bell reminder|📢 anuncio altavoz announcement|🚨 urgente alarma urgent alarm
📅 fecha calendario calendar date|🗓️ agenda cita calendar appointment|⏰ hora alarma clock alarm|⏳ espera tiempo wait hourglass|🕒 hora reloj clock time
📦 pedido paquete package order|🚚 envío camión entrega delivery truck|🛵 domicilio moto courier scooter|✈️ viaje avión plane travel|🏠 casa hogar home
🏬 tienda local store|📍 ubicación lugar location pin|🗺️ mapa map|🛒 carrito compra cart shopping|🛍️ compras bolsas shopping bags
💳 tarjeta pago card payment|💰 dinero ahorro money savings|💵 efectivo billete cash|🧾 recibo factura receipt invoice|🏷️ precio etiqueta descuento price tag
📄 documento page document|📎 adjunto clip attachment|📝 nota formulario note form|📋 lista portapapeles clipboard list|🔗 enlace link
📞 teléfono llamada phone call|📱 celular móvil mobile|💬 mensaje chat message|✉️ correo carta mail letter|📧 correo email
💻 computador laptop computer|🔒 seguro candado lock secure|🔑 llave clave key password|🛡️ protección escudo shield|🔄 cambio actualizar refresh update
🔍 buscar lupa search|⚙️ ajustes settings|🛠️ soporte arreglo repair support|💡 idea consejo idea tip|📈 aumento gráfica growth chart
👤 persona usuario person|👥 personas grupo people group|👩‍💼 asesora agente agent advisor|🧑‍⚕️ salud médico doctor health|🩺 consulta médico checkup
💊 medicina pastilla medicine|🏥 hospital clínica hospital|🎓 estudio grado education|☕ café coffee|🍕 comida pizza food
🌞 sol día sun day|🌙 luna noche moon night|🌧️ lluvia rain|🌱 planta nuevo plant seedling|🌎 mundo tierra world
1️⃣ uno número one|2️⃣ dos número two|3️⃣ tres número three|4️⃣ cuatro número four|➡️ derecha flecha right arrow
`;

export interface Emoji {
  sign: string;
  words: string;
}

export const EMOJI: readonly Emoji[] = LIST.trim()
  .split(/[\n|]/)
  .map((entry) => {
    const at = entry.indexOf(' ');
    return { sign: entry.slice(0, at), words: entry.slice(at + 1) };
  });
