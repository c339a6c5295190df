package org.melograph.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.melograph.base.Param;
import org.melograph.model.Architecture;
import org.melograph.ui.train.ParamForm;
import org.melograph.zoo.ModelZoo;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ParamFormTest {
    @Test
    void everyArchitectureOfTheZooGetsItsForm() {
        for (Architecture architecture : ModelZoo.ALL) {
            ParamForm form = WaitForAsyncUtils.waitForAsyncFx(10_000, ParamForm::new);
            WaitForAsyncUtils.waitForAsyncFx(10_000, () -> form.show(architecture.params()));
            for (Param param : architecture.params()) {
                String where = architecture.id() + "." + param.name();
                Node control = form.lookup("#param-" + param.name());
                assertNotNull(control, where);
                assertEquals(param.title(), control.getAccessibleText(), where);
                assertTrue(control.getAccessibleHelp().contains(param.range().substring(1)), where);
                switch (param) {
                    case Param.Whole w ->
                        assertEquals(String.valueOf(w.standard()), ((TextField) control).getText(), where);
                    case Param.Real r ->
                        assertEquals(r.standard(), Double.parseDouble(((TextField) control).getText()), 0, where);
                    case Param.Text t -> assertEquals(t.standard(), ((TextField) control).getText(), where);
                    case Param.Flag f -> assertEquals(f.standard(), ((CheckBox) control).isSelected(), where);
                    case Param.Choice c -> assertEquals(c.choices(), ((ComboBox<?>) control).getItems(), where);
                }
            }
            assertEquals(Map.of(), form.changedProperty().get(), architecture.id());
            assertEquals("", form.complaintProperty().get(), architecture.id());
        }
    }

    @Test
    void onlyChangedValuesAreHandedOn() {
        ParamForm form = WaitForAsyncUtils.waitForAsyncFx(10_000, ParamForm::new);
        Param.Whole epochs = new Param.Whole("epochs", "Epochs", "Passes.", 12, 1, 100);
        Param.Flag both = new Param.Flag("both", "Both ways", "Backwards too.", true);
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            form.show(java.util.List.of(epochs, both));
            ((TextField) form.lookup("#param-epochs")).setText("20");
            ((CheckBox) form.lookup("#param-both")).setSelected(false);
        });
        assertEquals(
                Map.of("epochs", "20", "both", "false"), form.changedProperty().get());
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> ((TextField) form.lookup("#param-epochs")).setText("12"));
        assertEquals(Map.of("both", "false"), form.changedProperty().get());
    }

    @Test
    void wordsAreCheckedAsTheyAreTyped() {
        ParamForm form = WaitForAsyncUtils.waitForAsyncFx(10_000, ParamForm::new);
        Param.Text words =
                new Param.Text("words", "Words", "What is sung.", "", "[a-z ]*", "small letters, or nothing");
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            form.show(java.util.List.of(words));
            ((TextField) form.lookup("#param-words")).setText("la la");
        });
        assertEquals(Map.of("words", "la la"), form.changedProperty().get());
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> ((TextField) form.lookup("#param-words")).setText("LA"));
        assertEquals(Map.of("words", "la la"), form.changedProperty().get());
        assertEquals(
                "'words' cannot be 'LA'. Give small letters, or nothing.",
                form.complaintProperty().get());
    }

    @Test
    void aValueOutOfRangeIsExplainedAndLeftOut() {
        ParamForm form = WaitForAsyncUtils.waitForAsyncFx(10_000, ParamForm::new);
        Param.Real rate = new Param.Real("rate", "Rate", "Step size.", 0.001, 1e-7, 10);
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            form.show(java.util.List.of(rate));
            ((TextField) form.lookup("#param-rate")).setText("eleven");
        });
        assertEquals(Map.of(), form.changedProperty().get());
        assertEquals(
                "'rate' cannot be 'eleven'. Give a number from 1.0E-7 to 10.0.",
                form.complaintProperty().get());
    }
}
