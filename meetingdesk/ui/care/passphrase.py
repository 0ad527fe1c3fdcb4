"""机密口令: the file under a passphrase; what is lost with a forgotten one is said before it is set."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from meetingdesk.care import secrecy
from meetingdesk.care.secrecy import Passphrase
from meetingdesk.foundation.errors import MeetingDeskError
from meetingdesk.foundation.wording import _, sentence
from meetingdesk.ui.care.leaf import Leaf, scrolled
from meetingdesk.ui.page import Page
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.checks import Check
from meetingdesk.ui.parts.fields import Field, Form, WithError
from meetingdesk.ui.parts.labels import IconLabel, Label
from meetingdesk.ui.parts.surfaces import Card
from meetingdesk.ui.theme import Role, Tone


class PassphraseLeaf(Leaf):
    """Set, change, take away. The file is closed, written anew and opened again."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._confidential = self.bridge.opened.secret is not None
        self.old, self.new, self.again = [WithError(Field("")) for _field in range(3)]
        for field in (self.old, self.new, self.again):
            field.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.understood = Check(_("我知道：忘了口令，谁也打不开，包括安全副本"))
        self.verb = Button("", Kind.PRIMARY, icon="key-round", height=40)
        self.verb.clicked.connect(self.turn)
        self.again.field.returnPressed.connect(self.turn)
        self.plain = Button(_("去掉口令，变回普通文件"), Kind.DANGER, height=40)
        self.plain.clicked.connect(self.take_away)
        self._place()

    def about(self) -> str:
        """Whether the file is confidential."""
        if self._confidential:
            return _("这份资料是机密文件，打开要口令")
        return _("这份资料是普通文件，打开不用口令")

    def focus_first(self) -> None:
        """The first field."""
        (self.old if self._confidential else self.new).field.setFocus()

    def turn(self) -> None:
        """Set or change it."""
        secret = self._given_new()
        if secret is None or not self._knows_old():
            return
        if not self.understood.isChecked():
            self.page.tell(Tone.WARN, _("请先勾选“我知道”：口令忘了没有别的办法"))
            self.understood.setFocus()
            return
        self._go(secret, _("已设好口令，安全副本也一起加了密；下次打开要输入"))

    def take_away(self) -> None:
        """Back to an ordinary file."""
        if self._knows_old():
            self._go(None, _("已去掉口令，资料和安全副本都是普通文件了"))

    def _go(self, new: Passphrase | None, told: str) -> None:
        opened = self.bridge.opened
        old, places = opened.secret, opened.keeper.places()

        def before() -> None:
            secrecy.turn(opened.path, places, old, new)

        self._forget()
        self.context.open_file(opened.path, new, notice=(Tone.OK, told), before=before)

    def _given_new(self) -> Passphrase | None:
        self.new.refuse("")
        self.again.refuse("")
        try:
            return secrecy.new_passphrase(self.new.field.text(), self.again.field.text())
        except MeetingDeskError as error:
            (self.new if error.key == "storage.passphrase_short" else self.again).refuse(sentence(error))
            return None

    def _knows_old(self) -> bool:
        """Whoever finds the desk unattended must not change it."""
        secret = self.bridge.opened.secret
        knows = secret is None or secret.same(Passphrase(self.old.field.text()))
        self.old.refuse("" if knows else _("现在的口令不对"))
        return knows

    def _forget(self) -> None:
        for field in (self.old, self.new, self.again):
            field.field.clear()

    def _place(self) -> None:
        card = Card(margin=24, spacing=12)
        title = _("更换机密口令") if self._confidential else _("给这份资料设口令")
        card.body.addWidget(Label(title, Role.HEADING_LARGE))
        warn = _(
            "口令忘了就打不开，没有后门，会议、测评结果和安全副本都一起失去。"
            "请写下来封好，交给两个人保管。"
        )
        line = IconLabel("triangle-alert", "", "warn", Role.BODY, 18)
        line.setFixedWidth(26)
        told = QHBoxLayout()
        told.addWidget(line, 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(Label(warn, Role.BODY, wrap=True), 1)
        card.body.addLayout(told)
        card.body.addWidget(Label(_(
            "设口令以后，文件里的每一页都加密，拔走硬盘也读不出来。以前的普通副本会换成加密的；"
            "没有插着的 U 盘上的副本不会变，请自己销毁。"
        ), Role.SECOND, "text2", wrap=True))  # fmt: skip
        card.body.addWidget(self._form())
        card.body.addWidget(self.understood)
        card.body.addWidget(self._verbs())
        scrolled(self, card)

    def _form(self) -> Form:
        form = Form()
        named = [(self.new, _("新的机密口令")), (self.again, _("再输一次"))]
        if self._confidential:
            named.insert(0, (self.old, _("现在的口令")))
        for field, words in named:
            field.field.setAccessibleName(words)
            form.add(words, field)
        return form

    def _verbs(self) -> QWidget:
        self.verb.set_words(_("更换机密口令") if self._confidential else _("设口令并重新打开"))
        line = QWidget()
        stack = QHBoxLayout(line)
        stack.setContentsMargins(0, 4, 0, 0)
        stack.setSpacing(8)
        stack.addStretch(1)
        if self._confidential:
            stack.addWidget(self.plain)
        stack.addWidget(self.verb)
        return line
